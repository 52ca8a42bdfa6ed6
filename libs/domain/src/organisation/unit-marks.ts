import { addDays, type CalendarDate } from '../calendar/calendar-date';
import type { UnitId } from '../sop/events';
import { treeOn, type UnitLife, type UnitTree } from './unit-tree';

/** What changed in the organisation on one day; `from` are the units before it, `to` those after. */
export interface UnitChange {
  readonly type: 'merged' | 'split' | 'dissolved' | 'renamed' | 'reparented' | 'established';
  readonly from: readonly UnitId[];
  readonly to: readonly UnitId[];
}

/** A day on which the organisation changed, as a line of figures marks it. */
export interface UnitMark {
  readonly on: CalendarDate;
  readonly changes: readonly UnitChange[];
}

/**
 * The days in [from, to] on which a unit changed: it came of others, took others over, was renamed, put elsewhere or ended.
 * Of a government and what lies above one: its OPDs. The day on which the register opens makes every unit and is no change.
 */
export function unitMarks(
  lives: ReadonlyMap<UnitId, UnitLife>,
  root: UnitId,
  [from, to]: readonly [CalendarDate, CalendarDate],
): UnitMark[] {
  const opening = openingDay(lives);
  const days = new Set<CalendarDate>();
  for (const { periods, validTo } of lives.values()) {
    for (const day of [...periods.map((period) => period.from), validTo]) {
      if (day !== null && day >= from && day <= to && day !== opening) days.add(day);
    }
  }
  return [...days].sort().flatMap((on): UnitMark[] => {
    const trees = [treeOn(lives, addDays(on, -1)), treeOn(lives, on)] as const;
    const changes = changesOn(lives, on, trees).filter((change) => concerns(change, root, trees));
    return changes.length > 0 ? [{ on, changes }] : [];
  });
}

/** The first day of all units but the topmost, which stand from the open start of the register. */
function openingDay(lives: ReadonlyMap<UnitId, UnitLife>): CalendarDate | undefined {
  const days = [...lives.values()].flatMap(({ periods, validFrom }) =>
    periods[0]?.unit.parentId === null ? [] : [validFrom],
  );
  return days.sort()[0];
}

function changesOn(
  lives: ReadonlyMap<UnitId, UnitLife>,
  on: CalendarDate,
  [before, after]: readonly [UnitTree, UnitTree],
): UnitChange[] {
  const ended = endedOn(lives, on);
  const successors = new Set(ended.flatMap((change) => change.to));
  const others = after.units.flatMap((unit): UnitChange[] => {
    const was = before.find(unit.id);
    if (!was) return successors.has(unit.id) ? [] : [{ type: 'established', from: [], to: [unit.id] }];
    const changes: UnitChange[] = [];
    if (was.name !== unit.name || was.code !== unit.code) {
      changes.push({ type: 'renamed', from: [unit.id], to: [unit.id] });
    }
    // who goes along with a unit that ends is not put elsewhere by itself
    const rehoused = was.parentId !== null && after.find(was.parentId) === undefined;
    if (was.parentId !== unit.parentId && !rehoused) {
      changes.push({ type: 'reparented', from: [unit.id], to: [unit.id] });
    }
    return changes;
  });
  return [...ended, ...others];
}

/** Units that ended on the day in favour of the same others are one change. */
function endedOn(lives: ReadonlyMap<UnitId, UnitLife>, on: CalendarDate): UnitChange[] {
  const bySuccessors = new Map<string, UnitChange>();
  for (const { id, validTo, successors } of lives.values()) {
    if (validTo !== on) continue;
    const key = successors.length > 0 ? [...successors].sort().join() : id;
    const known = bySuccessors.get(key);
    const type = successors.length === 0 ? 'dissolved' : successors.length > 1 ? 'split' : 'merged';
    bySuccessors.set(key, { type, from: [...(known?.from ?? []), id], to: successors });
  }
  return [...bySuccessors.values()];
}

/** Whether a change is one of the unit itself or, above the OPDs, one of an OPD below it. */
function concerns({ from, to }: UnitChange, root: UnitId, [before, after]: readonly [UnitTree, UnitTree]): boolean {
  if (from.includes(root) || to.includes(root)) return true;
  const opdBelow = (tree: UnitTree, unit: UnitId): boolean => tree.isOpd(unit) && tree.isWithin(unit, root);
  const isAbove = after.opdOf(root) === undefined && before.opdOf(root) === undefined;
  return isAbove && (from.some((unit) => opdBelow(before, unit)) || to.some((unit) => opdBelow(after, unit)));
}
