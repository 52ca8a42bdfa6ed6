import type { CalendarDate } from '../calendar/calendar-date';
import { isGovernment, turningDays, type UnitLife } from '../organisation/unit-tree';
import type { UnitId } from '../sop/events';
import { subtractMeasures, ZERO_MEASURES } from './measures';
import type { Booking } from './movements';

/** Which units hold the figures of a unit from a day on: itself and those above it, while they exist. */
export interface Lineage {
  readonly from: CalendarDate;
  readonly units: readonly UnitId[];
}

/** Answers the lineages of a unit over time, ascending; before the first it is held by none. */
export type LineagesOf = (unit: UnitId) => readonly Lineage[];

/** The lineages of every unit under one record of the organisation, worked out unit by unit from the lives of it and those above. */
export const lineagesIn = (lives: ReadonlyMap<UnitId, UnitLife>): LineagesOf => linesOver(lives, (line) => line);

/** The units above an OPD over time, on whose counts of OPDs it stands; none while a unit is no OPD. */
export const opdLineagesIn = (lives: ReadonlyMap<UnitId, UnitLife>): LineagesOf =>
  linesOver(lives, ([own, above, ...rest]) =>
    own && above && isGovernment(above.kind) && !isGovernment(own.kind) ? [above, ...rest] : [],
  );

type UnitThen = UnitLife['periods'][number]['unit'];

function linesOver(
  lives: ReadonlyMap<UnitId, UnitLife>,
  holders: (line: readonly UnitThen[]) => readonly UnitThen[],
): LineagesOf {
  const known = new Map<UnitId, readonly Lineage[]>();
  return (unit) => {
    const found = known.get(unit);
    if (found) return found;
    const lineages: Lineage[] = [];
    for (const from of turningDays(everAbove(lives, unit))) {
      const units = holders(lineOn(lives, unit, from)).map(({ id }) => id);
      if (lineages.at(-1)?.units.join() !== units.join() && (units.length > 0 || lineages.length > 0)) {
        lineages.push({ from, units });
      }
    }
    known.set(unit, lineages);
    return lineages;
  };
}

/** A unit and every unit that was ever above it. */
function everAbove(lives: ReadonlyMap<UnitId, UnitLife>, unit: UnitId): Map<UnitId, UnitLife> {
  const found = new Map<UnitId, UnitLife>();
  const add = (id: UnitId): void => {
    const life = lives.get(id);
    if (!life || found.has(id)) return;
    found.set(id, life);
    for (const { unit: then } of life.periods) if (then.parentId !== null) add(then.parentId);
  };
  add(unit);
  return found;
}

/** The unit and the units above it on a day, nearest first; empty when it is not valid then. */
function lineOn(lives: ReadonlyMap<UnitId, UnitLife>, unit: UnitId, date: CalendarDate): UnitThen[] {
  const line: UnitThen[] = [];
  for (let id: UnitId | null = unit; id !== null;) {
    const life = lives.get(id);
    if (!life || life.validFrom > date || (life.validTo !== null && life.validTo <= date)) break;
    const then = life.periods.findLast(({ from }) => from <= date)?.unit;
    if (!then || line.some((one) => one.id === then.id)) break;
    line.push(then);
    id = then.parentId;
  }
  return line;
}

/**
 * The same movements as booked by every unit that holds them: the unit and all above it. Where the organisation changes
 * later (re-parenting, a unit that ends), what was booked before goes from the old holders to the new ones on that date,
 * under `reorganization` (scoring rules §4, units that change). What else a movement carries stays with it. Linear: the roll-up of a difference is the difference of roll-ups.
 */
export function rollUp<M extends Booking>(movements: readonly M[], lineagesOf: LineagesOf): M[] {
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

function book<M extends Booking>(booked: M[], movement: M, holders: readonly UnitId[]): void {
  for (const unit of holders) booked.push({ ...movement, unit });
}

function transfer<M extends Booking>(booked: M[], movement: M, from: readonly UnitId[], to: readonly UnitId[]): void {
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
