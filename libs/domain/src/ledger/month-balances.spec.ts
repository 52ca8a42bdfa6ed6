import { calendarDate, type CalendarDate } from '../calendar/calendar-date';
import { ZERO_MEASURES, type Measures } from './measures';
import { addToMonths } from './month-balances';

const on = (date: string, required: number) => ({
  effectiveOn: calendarDate(date),
  measures: { ...ZERO_MEASURES, required },
});
const numbersOf = (months: ReadonlyMap<CalendarDate, Measures>) =>
  Object.fromEntries([...months].map(([month, { required }]) => [month, required]));

describe('month balances', () => {
  it('hold a row only after a month in which something moved, however far the next one lies', () => {
    const months = addToMonths(new Map(), [on('2026-01-05', 1), on('2026-01-31', 2), on('9998-12-31', -1)]);
    expect(numbersOf(months)).toEqual({ '2026-02-01': 3, '9999-01-01': 2 });
  });

  it('change from the first moved month on, the rows in between that say nothing new included', () => {
    const held = addToMonths(new Map(), [on('2026-01-05', 1), on('2026-03-05', 2), on('2026-07-05', 4)]);
    const changed = addToMonths(held, [on('2026-02-10', 10), on('2026-07-09', -10)]);
    expect(numbersOf(changed)).toEqual({ '2026-03-01': 11, '2026-04-01': 13, '2026-08-01': 7 });
  });

  it('need of what is held only the rows from the first moved month on and the last one before', () => {
    const held = addToMonths(new Map(), [on('2025-01-05', 1), on('2026-01-05', 2), on('2026-05-05', 4)]);
    const some = new Map([...held].filter(([month]) => month >= '2026-02-01'));
    const movements = [on('2026-03-15', 10)];
    expect(addToMonths(some, movements)).toEqual(addToMonths(held, movements));
  });

  it('do not change where nothing moved', () => {
    expect(addToMonths(addToMonths(new Map(), [on('2026-01-05', 1)]), []).size).toBe(0);
  });
});
