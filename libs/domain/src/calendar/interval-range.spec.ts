import * as fc from 'fast-check';
import { addDays, calendarDate, INTERVALS, intervalEnds } from './calendar-date';
import { countIntervals, startOfIntervals } from './interval-range';

const day = calendarDate;
const anyDay = fc.integer({ min: 0, max: 40_000 }).map((offset) => addDays(day('1970-01-01'), offset));
const interval = fc.constantFrom(...INTERVALS);

describe('ranges of intervals', () => {
  it('count what the list of their ends holds', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -3, max: 900 }), interval, (from, days, kind) => {
        const to = addDays(from, days);
        expect(countIntervals(from, to, kind)).toBe(intervalEnds(from, to, kind).length);
      }),
    );
  });

  it('begin so that the asked number ends with the asked day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), interval, (to, count, kind) => {
        const from = startOfIntervals(to, kind, count);
        expect(countIntervals(from, to, kind)).toBe(count);
        expect(countIntervals(addDays(from, -1), to, kind)).toBe(count + 1);
      }),
    );
  });

  it.each([
    ['day', '2026-10-20'],
    ['week', '2026-08-10'],
    ['month', '2025-11-01'],
    ['quarter', '2024-01-01'],
  ] as const)('of the last 12 by %s up to Saturday 31 October 2026 begin on %s', (kind, from) => {
    expect(startOfIntervals(day('2026-10-31'), kind, 12)).toBe(from);
  });

  it.each(INTERVALS)('by %s never begin before the calendar does', (kind) => {
    expect(startOfIntervals(day('0001-01-20'), kind, 100)).toBe('0001-01-01');
  });
});
