import { Injectable } from '@nestjs/common';
import { together, type Queryable } from '@pantausop/database';
import {
  AREA_CODES,
  calendarDate,
  differenceOf,
  rollUp,
  standingMovements,
  startOfMonth,
  type AreaCode,
  type CalendarDate,
  type ExcusalsOf,
  type LineagesOf,
  type Movement,
  type StandingMovement,
  type StatusDay,
  type StatusSums,
  type UnitId,
} from '@pantausop/domain';
import { STATUS_SUMS } from './extract';
import { HeldBalancesRepository } from './held-balances.repository';

/** What the standing of an OPD depends on beside its balances, and who counts it. */
export interface OpdLines {
  readonly opdLineagesOf: LineagesOf;
  readonly excusalsOf: ExcusalsOf;
}

/** The same before and after a change of the record. */
export interface OpdChange {
  readonly before: OpdLines;
  readonly after: OpdLines;
  /** units whose place in the tree or whose area decisions change: all that they ever were is counted anew */
  readonly turned: ReadonlySet<UnitId>;
}

const OPDS_AT_ONCE = 200;
/** Of so many all days that are needed are held at once. */
const FEW_OPDS = 25;
const FIRST_DAY = calendarDate('0001-01-01');
const LAST_DAY = calendarDate('9999-12-31');

/** How many OPDs stand how in and below every unit above them: worked out from the balances of the OPDs that a booking touches. */
@Injectable()
export class OpdStandings {
  constructor(private readonly held: HeldBalancesRepository) {}

  /** @param booked what is to be added to the balances, and is not yet; netted and rolled up */
  async moved(
    q: Queryable,
    governmentId: string,
    booked: readonly Movement[],
    change: OpdChange,
  ): Promise<StandingMovement[]> {
    const moved: StandingMovement[] = [];
    for (const some of touchedBy(booked, change)) moved.push(...(await this.movedOf(q, governmentId, some, change)));
    return moved;
  }

  /**
   * The same for what is added by statements that are sent together: of few OPDs all that is read is asked before `ahead` returns, so
   * that it goes ahead of what is added; of many it was read some at a time before.
   */
  async ahead(
    q: Queryable,
    governmentId: string,
    booked: readonly Movement[],
    change: OpdChange,
  ): Promise<(at: Queryable) => Promise<StandingMovement[]>> {
    const touched = touchedBy(booked, change);
    if (touched.reduce((sum, { opds }) => sum + opds.size, 0) > FEW_OPDS) {
      const moved = await this.moved(q, governmentId, booked, change);
      return () => Promise.resolve(moved);
    }
    return async (at) => {
      const moved = await Promise.all(touched.map((some) => this.movedOf(at, governmentId, some, change)));
      return moved.flat();
    };
  }

  private async movedOf(
    q: Queryable,
    governmentId: string,
    { since, opds }: Touched,
    { before, after }: OpdChange,
  ): Promise<StandingMovement[]> {
    const found = await this.daysSince(q, governmentId, [...opds.keys()], since);
    return [...opds].flatMap(([opd, booked]) => {
      const { opening, days } = found.get(opd) ?? { opening: new Map<AreaCode, StatusSums>(), days: [] };
      const more = booked.map(({ effectiveOn: on, area, measures: sums }): StatusDay => ({ on, area, sums }));
      const standing = ({ opdLineagesOf, excusalsOf }: OpdLines, added: readonly StatusDay[]): StandingMovement[] =>
        rollUp(standingMovements(opd, { since, opening, days: added, excusals: excusalsOf(opd) }), opdLineagesOf);
      return differenceOf(standing(before, days), standing(after, [...days, ...more]));
    });
  }

  /** What some units held before the first day of a month, and what each day since then added. */
  private async daysSince(q: Queryable, governmentId: string, units: readonly UnitId[], from: CalendarDate) {
    const [months, sums] = await together(q, (at) => [
      this.held.months(at, governmentId, units, [from, from], STATUS_SUMS),
      this.held.daySums(at, governmentId, units, [from, LAST_DAY], STATUS_SUMS),
    ]);
    const found = new Map(
      units.map((unit) => [unit, { opening: new Map<AreaCode, StatusSums>(), days: [] as StatusDay[] }]),
    );
    const at = (unitAt: number) => found.get(units[unitAt] ?? '');
    const areaOf = (areaAt: number): AreaCode => AREA_CODES[areaAt] as AreaCode;
    for (const { unitAt, areaAt, sums } of months) at(unitAt)?.opening.set(areaOf(areaAt), sums);
    const before = new Map<string, StatusSums>();
    for (const { unitAt, areaAt, on, sums: now } of sums.sort((a, b) => (a.on < b.on ? -1 : 1))) {
      const month = `${unitAt}|${areaAt}|${startOfMonth(on)}`;
      at(unitAt)?.days.push({ on, area: areaOf(areaAt), sums: added(now, before.get(month)) });
      before.set(month, now);
    }
    return found;
  }
}

/** What a day added, from what was added up to it and up to the one before it in its month. */
const added = (now: StatusSums, before: StatusSums | undefined): StatusSums => ({
  required: now.required - (before?.required ?? 0),
  inForce: now.inForce - (before?.inForce ?? 0),
  notApplicable: now.notApplicable - (before?.notApplicable ?? 0),
});

const decidesStatus = ({ measures: { required, inForce, notApplicable } }: Movement): boolean =>
  required !== 0 || inForce !== 0 || notApplicable !== 0;

/** OPDs that are counted anew since the same month, and what is to be added to them. */
interface Touched {
  readonly since: CalendarDate;
  readonly opds: ReadonlyMap<UnitId, readonly Movement[]>;
}

/** The OPDs whose standing may be another, some at a time. */
function touchedBy(booked: readonly Movement[], { before, after, turned }: OpdChange): Touched[] {
  const isOpd = (unit: UnitId): boolean =>
    before.opdLineagesOf(unit).length > 0 || after.opdLineagesOf(unit).length > 0;
  const touched = new Map<UnitId, Movement[]>();
  for (const movement of booked) {
    if (!decidesStatus(movement) || !isOpd(movement.unit)) continue;
    const list = touched.get(movement.unit);
    if (list) list.push(movement);
    else touched.set(movement.unit, [movement]);
  }
  for (const unit of turned) if (isOpd(unit) && !touched.has(unit)) touched.set(unit, []);

  const groups: { since: CalendarDate; opds: Map<UnitId, readonly Movement[]> }[] = [];
  for (const [opd, movements] of touched) {
    const since = turned.has(opd) ? FIRST_DAY : firstMonthOf(movements);
    const group = groups.findLast((one) => one.since === since && one.opds.size < OPDS_AT_ONCE);
    if (group) group.opds.set(opd, movements);
    else groups.push({ since, opds: new Map([[opd, movements]]) });
  }
  return groups;
}

function firstMonthOf(movements: readonly Movement[]): CalendarDate {
  let first = LAST_DAY;
  for (const { effectiveOn } of movements) if (effectiveOn < first) first = effectiveOn;
  return startOfMonth(first);
}
