import type { CalendarDate } from '../calendar/calendar-date';
import { AREA_CODES, type AreaCode } from '../scoring/areas';
import { standingOf, type StatusSums } from '../scoring/cell';
import type { UnitId } from '../sop/events';
import { isZero, ZERO_MEASURES, type Measures } from './measures';
import type { Booking } from './movements';
import { addCounts, COUNTED_AREAS, countsOfOpd, NO_COUNT, type CountedArea, type OpdCounts } from './opd-counts';

/** Where the counts of OPDs are booked, beside the areas themselves. */
export type OpdArea = `opds:${CountedArea}`;
export const OPD_AREAS: readonly OpdArea[] = COUNTED_AREAS.map((area): OpdArea => `opds:${area}`);
export const countedIn = (area: OpdArea): CountedArea => area.slice('opds:'.length) as CountedArea;

/**
 * How the counts of OPDs (`OpdCounts`) move on a day. Booked along the units above an OPD as figures are, in the same shape:
 * `required` says how many are counted, `inForce` how many complete, `notApplicable` how many not applicable. Area decisions are
 * left out: they are looked up when figures are read.
 */
export type StandingMovement = Booking<OpdArea>;

/** What one day adds to one area of an OPD. */
export interface StatusDay {
  readonly on: CalendarDate;
  readonly area: AreaCode;
  readonly sums: StatusSums;
}

/** Standings of an OPD from its sums per area, no area decided away. */
const countsNow = (sums: ReadonlyMap<AreaCode, StatusSums>): OpdCounts =>
  countsOfOpd(AREA_CODES.map((area) => standingOf(sums.get(area), () => false)));

/**
 * The days on which the standing of one OPD changes.
 * @param opening its sums before the first of `days`, which may be in any order
 */
export function standingMovements(
  opd: UnitId,
  opening: ReadonlyMap<AreaCode, StatusSums>,
  days: readonly StatusDay[],
): StandingMovement[] {
  const ordered = [...days].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const sums = new Map(opening);
  const moved: StandingMovement[] = [];
  let before = countsNow(sums);
  ordered.forEach((day, at) => {
    sums.set(day.area, addSums(sums.get(day.area), day.sums));
    if (ordered[at + 1]?.on === day.on) return;
    const now = countsNow(sums);
    const change = addCounts(now, before, -1);
    for (const area of COUNTED_AREAS) {
      const measures = asMeasures(change, area);
      if (!isZero(measures)) moved.push({ unit: opd, area: `opds:${area}`, effectiveOn: day.on, cause: 'work', measures });
    }
    before = now;
  });
  return moved;
}

function addSums(held: StatusSums | undefined, more: StatusSums): StatusSums {
  return {
    required: (held?.required ?? 0) + more.required,
    inForce: (held?.inForce ?? 0) + more.inForce,
    notApplicable: (held?.notApplicable ?? 0) + more.notApplicable,
  };
}

function asMeasures(counts: OpdCounts, area: CountedArea): Measures {
  const { counted, complete, notApplicable } = counts.get(area) ?? NO_COUNT;
  return { ...ZERO_MEASURES, required: counted, inForce: complete, notApplicable };
}
