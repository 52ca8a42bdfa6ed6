import type { CalendarDate } from '../calendar/calendar-date';
import type { UnitFact } from '../organisation/unit-events';
import type { UnitLife } from '../organisation/unit-tree';
import type { UnitId } from '../sop/events';
import type { SubUnitDecision } from './operation';

/** A unit that lies, or will lie, below one that ends. */
export interface SubUnit {
  readonly unit: UnitId;
  readonly parent: UnitId;
  /** The days from which it lies there, none before the operation. */
  readonly since: readonly CalendarDate[];
  /** null = nobody has decided where it goes */
  readonly decision: SubUnitDecision | null;
}

/** A fact that an operation says of a unit. */
export interface PlannedUnitFact {
  readonly unit: UnitId;
  readonly fact: UnitFact;
  readonly effectiveOn: CalendarDate;
}

/** The units that lie directly below one of `parents` on or after a day, with what is decided or goes without saying. */
export function subUnitsOf(
  lives: ReadonlyMap<UnitId, UnitLife>,
  parents: ReadonlySet<UnitId>,
  on: CalendarDate,
  decided: ReadonlyMap<UnitId, SubUnitDecision>,
  usual: SubUnitDecision | null,
): SubUnit[] {
  const found: SubUnit[] = [];
  for (const { id, periods, validTo } of lives.values()) {
    if (parents.has(id) || (validTo !== null && validTo <= on)) continue;
    const since: CalendarDate[] = [];
    let parent: UnitId | null = null;
    let last: UnitId | null = null;
    periods.forEach(({ from, unit }, index) => {
      const next = periods[index + 1]?.from;
      if (next !== undefined && next <= on) return;
      const above = unit.parentId;
      if (above !== null && parents.has(above) && above !== last) {
        since.push(from > on ? from : on);
        parent ??= above;
      }
      last = above;
    });
    if (parent !== null) found.push({ unit: id, parent, since, decision: decided.get(id) ?? usual });
  }
  return found;
}

/** What is said of a unit whose parent ends and that goes elsewhere. */
export const rehoused = ({ unit, since }: SubUnit, parent: UnitId): PlannedUnitFact[] =>
  since.map((effectiveOn) => ({ unit, fact: { type: 'reparented', parent }, effectiveOn }));
