import { addMonths, startOfMonth, type CalendarDate } from '../calendar/calendar-date';
import { addMeasures, ZERO_MEASURES, type Measures } from './measures';
import type { Movement } from './movements';

/** What is held before the first day of each month: one entry for every month from the one after the first movement to the one after the last. */
export type MonthBalances = ReadonlyMap<CalendarDate, Measures>;

/**
 * Adds movements of one (unit, area) to its month balances and answers the months that changed or are new.
 * The grid grows to hold the months of all movements, so that the last row at or before a month says what was held.
 */
export function addToMonths(
  held: MonthBalances,
  movements: readonly Pick<Movement, 'effectiveOn' | 'measures'>[],
): Map<CalendarDate, Measures> {
  const deltas = new Map<CalendarDate, Measures>();
  for (const { effectiveOn, measures } of movements) {
    const month = nextMonth(effectiveOn);
    deltas.set(month, addMeasures(deltas.get(month) ?? ZERO_MEASURES, measures));
  }
  const months = [...held.keys(), ...deltas.keys()].sort();
  const [first, last] = [months[0], months.at(-1)];
  const changed = new Map<CalendarDate, Measures>();
  if (first === undefined || last === undefined) return changed;
  let [before, added] = [ZERO_MEASURES, ZERO_MEASURES];
  let touched = false;
  for (let month = first; month <= last; month = addMonths(month, 1)) {
    const delta = deltas.get(month);
    if (delta) [added, touched] = [addMeasures(added, delta), true];
    const known = held.get(month);
    before = known ?? before;
    if (touched || known === undefined) changed.set(month, addMeasures(before, added));
  }
  return changed;
}

/** The first day of the month after a date: the first month balance that a movement of that date is in. */
export const nextMonth = (date: CalendarDate): CalendarDate => addMonths(startOfMonth(date), 1);
