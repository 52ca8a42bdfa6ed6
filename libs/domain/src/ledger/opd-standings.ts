import type { CalendarDate } from '../calendar/calendar-date';
import type { Excusal } from '../organisation/area-decision';
import { AREA_CODES, type AreaCode } from '../scoring/areas';
import { standingOf, type CellStanding, type StatusSums } from '../scoring/cell';
import type { UnitId } from '../sop/events';
import { ZERO_MEASURES, type Measures } from './measures';
import type { Booking } from './movements';
import {
  addCounts,
  COUNTED_AREAS,
  countsOfOpd,
  type CountedArea,
  type OpdCounts,
  type StandingCount,
} from './opd-counts';

/** Where the counts of OPDs are booked, beside the areas themselves. */
export type OpdArea = `opds:${CountedArea}`;
export const OPD_AREAS: readonly OpdArea[] = COUNTED_AREAS.map((area): OpdArea => `opds:${area}`);
export const countedIn = (area: OpdArea): CountedArea => area.slice('opds:'.length) as CountedArea;

/**
 * How the counts of OPDs (`OpdCounts`) move on a day. Booked along the units above an OPD as figures are, in the same shape:
 * `required` says how many are counted, `inForce` how many complete, `notApplicable` how many not applicable.
 */
export type StandingMovement = Booking<OpdArea>;

/** What one day adds to one area of an OPD. */
export interface StatusDay {
  readonly on: CalendarDate;
  readonly area: AreaCode;
  readonly sums: StatusSums;
}

/** What is known of one OPD from a day on. */
export interface OpdDays {
  readonly since: CalendarDate;
  /** its sums before that day */
  readonly opening: ReadonlyMap<AreaCode, StatusSums>;
  /** in any order */
  readonly days: readonly StatusDay[];
  readonly excusals: readonly Excusal[];
}

/** The days from `since` on on which the standing of one OPD changes. */
export function standingMovements(opd: UnitId, { since, opening, days, excusals }: OpdDays): StandingMovement[] {
  const byDay = new Map<CalendarDate, StatusDay[]>();
  for (const day of days) {
    const same = byDay.get(day.on);
    if (same) same.push(day);
    else byDay.set(day.on, [day]);
  }
  const decided = new Set(excusals.flatMap(({ from, until }) => (until === null ? [from] : [from, until])));
  for (const on of decided) if (on >= since && !byDay.has(on)) byDay.set(on, []);

  const sums = new Map(opening);
  const standing = (area: AreaCode, holds: (excusal: Excusal) => boolean): CellStanding =>
    standingOf(sums.get(area), () => excusals.some((one) => one.area === area && holds(one)));
  const standings = new Map<AreaCode, CellStanding>();
  for (const area of AREA_CODES) standings.set(area, standing(area, heldBefore(since)));
  const counted = (): OpdCounts => countsOfOpd(AREA_CODES.map((area) => standings.get(area) as CellStanding));
  const moved: StandingMovement[] = [];
  let before = counted();
  for (const on of [...byDay.keys()].sort()) {
    const added = byDay.get(on) ?? [];
    for (const { area, sums: more } of added) sums.set(area, addSums(sums.get(area), more));
    let turned = false;
    // on most days an OPD stands as the day before
    for (const area of decided.has(on) ? AREA_CODES : new Set(added.map((one) => one.area))) {
      const now = standing(area, ({ from, until }) => from <= on && (until === null || on < until));
      turned ||= !countsAlike(now, standings.get(area) as CellStanding);
      standings.set(area, now);
    }
    if (!turned) continue;
    const now = counted();
    for (const [area, count] of addCounts(now, before, -1)) {
      if (isNone(count)) continue;
      moved.push({ unit: opd, area: `opds:${area}`, effectiveOn: on, cause: 'work', measures: asMeasures(count) });
    }
    before = now;
  }
  return moved;
}

/** Whether an excusal held on the last day before one. */
const heldBefore =
  (day: CalendarDate) =>
  ({ from, until }: Excusal): boolean =>
    from < day && (until === null || until >= day);

/** Whether two standings of a cell make the same counts (`countsOfOpd`). */
const countsAlike = (a: CellStanding, b: CellStanding): boolean =>
  a.status === b.status && a.required > 0 === b.required > 0;

function addSums(held: StatusSums | undefined, more: StatusSums): StatusSums {
  return {
    required: (held?.required ?? 0) + more.required,
    inForce: (held?.inForce ?? 0) + more.inForce,
    notApplicable: (held?.notApplicable ?? 0) + more.notApplicable,
  };
}

const isNone = ({ counted, complete, notApplicable }: StandingCount): boolean =>
  counted === 0 && complete === 0 && notApplicable === 0;

const asMeasures = ({ counted, complete, notApplicable }: StandingCount): Measures => ({
  ...ZERO_MEASURES,
  ...{ required: counted, inForce: complete, notApplicable },
});
