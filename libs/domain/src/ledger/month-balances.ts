import { addMonths, startOfMonth, type CalendarDate } from '../calendar/calendar-date';
import { addMeasures, ZERO_MEASURES, type Measures } from './measures';
import type { Booking } from './movements';

/**
 * What one (unit, area) holds before the first day of a month, by that day: an entry after every month in which something
 * moved. The last entry at or before a month says what was held; before the first nothing was.
 */
export type MonthBalances = ReadonlyMap<CalendarDate, Measures>;

/**
 * Adds movements of one (unit, area) to its month balances and answers the entries that change or are new: those from the
 * first moved month on.
 *
 * @param held the entries from the first moved month on and the last one before it; earlier ones are of no interest
 */
export function addToMonths(
  held: MonthBalances,
  movements: readonly Pick<Booking, 'effectiveOn' | 'measures'>[],
): Map<CalendarDate, Measures> {
  const deltas = new Map<CalendarDate, Measures>();
  for (const { effectiveOn, measures } of movements) {
    const month = nextMonth(effectiveOn);
    deltas.set(month, addMeasures(deltas.get(month) ?? ZERO_MEASURES, measures));
  }
  const changed = new Map<CalendarDate, Measures>();
  let [before, added] = [ZERO_MEASURES, ZERO_MEASURES];
  let moved = false;
  for (const month of [...new Set([...held.keys(), ...deltas.keys()])].sort()) {
    const delta = deltas.get(month);
    if (delta) [added, moved] = [addMeasures(added, delta), true];
    before = held.get(month) ?? before;
    if (moved) changed.set(month, addMeasures(before, added));
  }
  return changed;
}

/** The first day of the month after a date: the first month balance that a movement of that date is in. */
export const nextMonth = (date: CalendarDate): CalendarDate => addMonths(startOfMonth(date), 1);
