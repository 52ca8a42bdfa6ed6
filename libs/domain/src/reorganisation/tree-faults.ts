import type { CalendarDate } from '../calendar/calendar-date';
import { treeOn, turningDays, type UnitLife, type UnitTree } from '../organisation/unit-tree';
import type { UnitId } from '../sop/events';

/** What is wrong with an organisation on a day. */
export interface TreeFault {
  readonly kind: 'circle' | 'orphan' | 'code_used';
  readonly unit: UnitId;
  /** the other unit that bears the code, or the parent that does not stand */
  readonly other: UnitId;
  readonly on: CalendarDate;
}

/** Every fault from a day on, at the first day of each state of the tree: circles, parents that do not stand, codes borne twice. */
export function treeFaults(lives: ReadonlyMap<UnitId, UnitLife>, since: CalendarDate): TreeFault[] {
  const days = [since, ...turningDays(lives).filter((day) => day > since)];
  return days.flatMap((on) => faultsOf(treeOn(lives, on), on));
}

function faultsOf(tree: UnitTree, on: CalendarDate): TreeFault[] {
  const bearer = new Map<string, UnitId>();
  return tree.units.flatMap((unit): TreeFault[] => {
    const faults: TreeFault[] = [];
    const same = bearer.get(unit.code);
    if (same !== undefined) faults.push({ kind: 'code_used', unit: unit.id, other: same, on });
    else bearer.set(unit.code, unit.id);
    const top = tree.lineage(unit.id).at(-1);
    const above = top?.parentId ?? null;
    if (above !== null && tree.find(above)) faults.push({ kind: 'circle', unit: unit.id, other: above, on });
    else if (above !== null && top?.id === unit.id) faults.push({ kind: 'orphan', unit: unit.id, other: above, on });
    return faults;
  });
}

/** The faults of `after` that `before` does not have: an operation answers only for what it does. */
export function newFaults(
  before: ReadonlyMap<UnitId, UnitLife>,
  after: ReadonlyMap<UnitId, UnitLife>,
  since: CalendarDate,
): TreeFault[] {
  const key = ({ kind, unit, other }: TreeFault): string => `${kind}|${unit}|${other}`;
  const known = new Set(treeFaults(before, since).map(key));
  return treeFaults(after, since).filter((fault) => !known.has(key(fault)));
}
