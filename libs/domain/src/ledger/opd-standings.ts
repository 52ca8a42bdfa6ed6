import type { CalendarDate } from '../calendar/calendar-date';
import type { Excusal } from '../organisation/area-decision';
import { AREA_CODES, type AreaCode } from '../scoring/areas';
import { standingOf, type StatusSums } from '../scoring/cell';
import type { UnitId } from '../sop/events';
import { ZERO_MEASURES, type Measures } from './measures';
import type { Booking } from './movements';
import {
  addCounts,
  COUNTED_AREAS,
  countsOfOpd,
  NO_COUNT,
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
  for (const day of days) byDay.set(day.on, [...(byDay.get(day.on) ?? []), day]);
  for (const on of excusals.flatMap(({ from, until }) => [from, until])) {
    if (on !== null && on >= since && !byDay.has(on)) byDay.set(on, []);
  }
  const sums = new Map(opening);
  const moved: StandingMovement[] = [];
  let before = countsNow(sums, ({ from, until }) => from < since && (until === null || until >= since), excusals);
  for (const on of [...byDay.keys()].sort()) {
    for (const day of byDay.get(on) ?? []) sums.set(day.area, addSums(sums.get(day.area), day.sums));
    const now = countsNow(sums, ({ from, until }) => from <= on && (until === null || on < until), excusals);
    const change = addCounts(now, before, -1);
    for (const area of COUNTED_AREAS) {
      const count = change.get(area) ?? NO_COUNT;
      if (isNone(count)) continue;
      moved.push({ unit: opd, area: `opds:${area}`, effectiveOn: on, cause: 'work', measures: asMeasures(count) });
    }
    before = now;
  }
  return moved;
}

/** The standing of an OPD from its sums per area and the excusals that hold. */
function countsNow(
  sums: ReadonlyMap<AreaCode, StatusSums>,
  holds: (excusal: Excusal) => boolean,
  excusals: readonly Excusal[],
): OpdCounts {
  const excused = (area: AreaCode): boolean => excusals.some((one) => one.area === area && holds(one));
  return countsOfOpd(AREA_CODES.map((area) => standingOf(sums.get(area), () => excused(area))));
}

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
