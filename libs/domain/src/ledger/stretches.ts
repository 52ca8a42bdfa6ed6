import { addDays, addMonths, endOfMonth, startOfMonth, type CalendarDate } from '../calendar/calendar-date';
import { addMeasures, type Measures } from './measures';
import type { Booking } from './movements';

/**
 * Days of one (unit, area) to each of whose balances the same is added: those within [from, to]. Laid over balances that hold an
 * entry for `from`, a stretch is added to every entry in it; over nothing, its own entry for `from` is the balance.
 */
export interface Stretch {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly measures: Measures;
}

type Moved = Pick<Booking, 'effectiveOn' | 'measures'>;

const LAST_DAY = '9999-12-31' as CalendarDate;

/**
 * What movements add to month balances, which say what is held before the first day of a month: an entry after every month in
 * which something moved, and the last entry at or before a month says what was held. Disjoint and ascending.
 */
export const stretchesOfMonths = (movements: readonly Moved[]): Stretch[] =>
  stretched(netOn(movements, nextMonth), LAST_DAY);

/**
 * What movements add to the balances of days, which say what was added since the first day of the month up to and with a day:
 * an entry for every day on which something moved. Disjoint and ascending.
 */
export function stretchesOfDays(movements: readonly Moved[]): Stretch[] {
  const months = new Map<CalendarDate, Moved[]>();
  for (const movement of movements) {
    const month = startOfMonth(movement.effectiveOn);
    const list = months.get(month);
    if (list) list.push(movement);
    else months.set(month, [movement]);
  }
  return [...months.keys()].sort().flatMap((month) =>
    stretched(
      netOn(months.get(month) ?? [], (date) => date),
      endOfMonth(month),
    ),
  );
}

function netOn(movements: readonly Moved[], dayOf: (date: CalendarDate) => CalendarDate): Map<CalendarDate, Measures> {
  const net = new Map<CalendarDate, Measures>();
  for (const { effectiveOn, measures } of movements) {
    const [day, before] = [dayOf(effectiveOn), net.get(dayOf(effectiveOn))];
    net.set(day, before ? addMeasures(before, measures) : measures);
  }
  return net;
}

/** Each day's sums go on to all later ones up to `last`. */
function stretched(net: ReadonlyMap<CalendarDate, Measures>, last: CalendarDate): Stretch[] {
  const days = [...net.keys()].sort();
  const found: Stretch[] = [];
  for (const [at, from] of days.entries()) {
    const [own, before, next] = [net.get(from), found.at(-1), days[at + 1]];
    if (!own) continue;
    const measures = before ? addMeasures(before.measures, own) : own;
    found.push({ from, to: next === undefined ? last : addDays(next, -1), measures });
  }
  return found;
}

/** The first day of the month after a date: the first month balance that a movement of that date is in. */
export const nextMonth = (date: CalendarDate): CalendarDate => addMonths(startOfMonth(date), 1);
