import { calendarDate } from '../calendar/calendar-date';
import { ZERO_MEASURES } from './measures';
import { stretchesOfDays, stretchesOfMonths, type Stretch } from './stretches';

const on = (date: string, required: number) => ({
  effectiveOn: calendarDate(date),
  measures: { ...ZERO_MEASURES, required },
});
const numbersOf = (stretches: readonly Stretch[]) =>
  stretches.map(({ from, to, measures }) => [from, to, measures.required]);

describe('what movements add to balances', () => {
  it('reaches all months after that in which they lie, and adds up', () => {
    const movements = [on('2026-03-31', 2), on('9998-12-31', -1), on('2026-03-05', 1)];
    expect(numbersOf(stretchesOfMonths(movements))).toEqual([
      ['2026-04-01', '9998-12-31', 3],
      ['9999-01-01', '9999-12-31', 2],
    ]);
  });

  it('reaches the days up to the end of their month and no further', () => {
    const movements = [on('2026-02-27', 4), on('2026-01-31', 2), on('2026-02-10', 1), on('2026-02-27', -3)];
    expect(numbersOf(stretchesOfDays(movements))).toEqual([
      ['2026-01-31', '2026-01-31', 2],
      ['2026-02-10', '2026-02-26', 1],
      ['2026-02-27', '2026-02-28', 2],
    ]);
  });

  it('is nothing where nothing moved', () => {
    expect([...stretchesOfMonths([]), ...stretchesOfDays([])]).toEqual([]);
  });
});
