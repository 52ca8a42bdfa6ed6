import { calendarDate } from './calendar-date';
import { comparedDate } from './comparison';

const compared = (asOf: string, months: 1 | 3 | 12): string => comparedDate(calendarDate(asOf), months);

describe('the date compared with', () => {
  it('is the month end so many months back', () => {
    expect(compared('2026-11-24', 3)).toBe('2026-08-31');
    expect(compared('2026-10-31', 3)).toBe('2026-07-31');
    expect(compared('2026-03-31', 1)).toBe('2026-02-28');
    expect(compared('2026-01-15', 12)).toBe('2025-01-31');
  });
});
