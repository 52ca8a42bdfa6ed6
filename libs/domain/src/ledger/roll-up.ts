import type { CalendarDate } from '../calendar/calendar-date';
import type { UnitLife, UnitTree } from '../organisation/unit-tree';
import { treeOn, turningDays } from '../organisation/unit-tree';
import type { UnitId } from '../sop/events';
import { subtractMeasures, ZERO_MEASURES } from './measures';
import type { Movement } from './movements';

/** Which units hold the figures of a unit from a day on: itself and those above it, while they exist. */
export interface Lineage {
  readonly from: CalendarDate;
  readonly units: readonly UnitId[];
}

/** Answers the lineages of a unit over time, ascending; before the first it is held by none. */
export type LineagesOf = (unit: UnitId) => readonly Lineage[];

/** The lineages of every unit under one record of the organisation; trees are made once per day on which anything changes. */
export function lineagesIn(lives: ReadonlyMap<UnitId, UnitLife>): LineagesOf {
  const trees: { from: CalendarDate; tree: UnitTree }[] = turningDays(lives).map((from) => ({
    from,
    tree: treeOn(lives, from),
  }));
  const known = new Map<UnitId, readonly Lineage[]>();
  return (unit) => {
    const found = known.get(unit);
    if (found) return found;
    const lineages: Lineage[] = [];
    for (const { from, tree } of trees) {
      const units = tree.lineage(unit).map(({ id }) => id);
      if (lineages.at(-1)?.units.join() !== units.join() && (units.length > 0 || lineages.length > 0)) {
        lineages.push({ from, units });
      }
    }
    known.set(unit, lineages);
    return lineages;
  };
}

/**
 * The same movements as booked by every unit that holds them: the unit and all above it. Where the organisation changes
 * later (re-parenting, a unit that ends), what was booked before goes from the old holders to the new ones on that date,
 * under `reorganization` (scoring rules §4, units that change). What else a movement carries stays with it. Linear: the roll-up of a difference is the difference of roll-ups.
 */
export function rollUp<M extends Movement>(movements: readonly M[], lineagesOf: LineagesOf): M[] {
  const booked: M[] = [];
  for (const movement of movements) {
    let holders: readonly UnitId[] = [];
    let opened = false;
    for (const { from, units } of lineagesOf(movement.unit)) {
      if (from <= movement.effectiveOn) {
        holders = units;
        continue;
      }
      if (!opened) book(booked, movement, holders);
      opened = true;
      transfer(booked, { ...movement, effectiveOn: from, cause: 'reorganization' }, holders, units);
      holders = units;
    }
    if (!opened) book(booked, movement, holders);
  }
  return booked;
}

function book<M extends Movement>(booked: M[], movement: M, holders: readonly UnitId[]): void {
  for (const unit of holders) booked.push({ ...movement, unit });
}

function transfer<M extends Movement>(booked: M[], movement: M, from: readonly UnitId[], to: readonly UnitId[]): void {
  const back = subtractMeasures(ZERO_MEASURES, movement.measures);
  book(
    booked,
    { ...movement, measures: back },
    from.filter((unit) => !to.includes(unit)),
  );
  book(
    booked,
    movement,
    to.filter((unit) => !from.includes(unit)),
  );
}
