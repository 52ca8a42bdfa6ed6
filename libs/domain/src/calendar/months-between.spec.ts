import { addMonths, calendarDate, monthsBetween } from './calendar-date';

describe('months between', () => {
  it.each([
    ['2026-05-01', '2026-05-31', 0],
    ['2026-05-31', '2026-06-01', 1],
    ['2025-12-15', '2026-01-01', 1],
    ['2019-08-23', '2026-11-01', 87],
    ['2026-03-01', '2025-12-01', -3],
    ['0001-01-01', '9999-12-31', 119_987],
  ])('the months of %s and %s there are %i', (from, to, months) => {
    expect(monthsBetween(calendarDate(from), calendarDate(to))).toBe(months);
  });

  it('lead from the one to the other', () => {
    const first = calendarDate('2024-02-01');
    for (let months = -30; months <= 30; months += 1)
      expect(monthsBetween(first, addMonths(first, months))).toBe(months);
  });
});
