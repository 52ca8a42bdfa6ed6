import type { CalendarDate } from '../calendar/calendar-date';
import type { AreaCode } from '../scoring/areas';
import type { UnitId } from '../sop/events';
import { addMeasures, ZERO_MEASURES, type Measures } from './measures';
import type { SumsByArea } from './matrix';
import type { Movement } from './movements';

/** The sums of units on a date with movements that are not booked: what figures would be if they were. */
export function addMovements(
  sumsOf: (unit: UnitId) => SumsByArea,
  movements: readonly Movement[],
  date: CalendarDate,
): (unit: UnitId) => SumsByArea {
  const added = new Map<UnitId, Map<AreaCode, Measures>>();
  for (const { unit, area, effectiveOn, measures } of movements) {
    if (effectiveOn > date) continue;
    const areas = added.get(unit) ?? new Map<AreaCode, Measures>();
    added.set(unit, areas.set(area, addMeasures(areas.get(area) ?? ZERO_MEASURES, measures)));
  }
  return (unit) => {
    const more = added.get(unit);
    if (!more) return sumsOf(unit);
    const sums = new Map(sumsOf(unit));
    for (const [area, measures] of more) sums.set(area, addMeasures(sums.get(area) ?? ZERO_MEASURES, measures));
    return sums;
  };
}
