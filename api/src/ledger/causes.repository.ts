import { Injectable } from '@nestjs/common';
import type { MovementsTable, Queryable } from '@pantausop/database';
import {
  AREA_CODES,
  calendarDate,
  type AreaCode,
  type CalendarDate,
  type Cause,
  type Movement,
  type SopMovement,
  type Stamp,
  type UnitId,
} from '@pantausop/domain';
import { fromColumns, MEASURE_COLUMNS } from './measure-columns';

/** Days within (after, to]. */
export interface DayRange {
  /** null = from the first day on */
  readonly after: CalendarDate | null;
  readonly to: CalendarDate;
}

/** Whose rows of the ledger are asked. */
export interface SopRowsAsked extends DayRange {
  readonly units: readonly UnitId[];
  /** Of these also the days before the range. */
  readonly withPast: readonly UnitId[];
  /** null = everything recorded */
  readonly knownAt: Stamp | null;
}

type MovementRow = Pick<MovementsTable, 'unit_id' | 'area' | 'effective_on' | 'cause'> &
  Parameters<typeof fromColumns>[0];

/** Reads the ledger by cause: why something moved. */
@Injectable()
export class CausesRepository {
  /** What moved in a unit with all below it, per area and cause, each as one movement on the last day of the range. */
  async ofUnit(q: Queryable, governmentId: string, unit: UnitId, { after, to }: DayRange): Promise<Movement[]> {
    let query = q
      .selectFrom('day_balances')
      .select(['area', 'cause'])
      .select((e) => MEASURE_COLUMNS.map((c) => e.fn.sum<number>(c).as(c)))
      .where('government_id', '=', governmentId)
      .where('unit_id', '=', unit)
      .where('area', 'in', AREA_CODES)
      .where('effective_on', '<=', to);
    if (after !== null) query = query.where('effective_on', '>', after);
    const rows = await query.groupBy(['area', 'cause']).execute();
    return rows.map((row) => toMovement({ ...row, unit_id: unit, effective_on: to }));
  }

  /** What the balances of a unit hold of the days in a range under some causes, day by day. */
  async daysOfUnit(
    q: Queryable,
    governmentId: string,
    unit: UnitId,
    { after, to }: DayRange,
    causes: readonly Cause[],
  ): Promise<Movement[]> {
    let query = q
      .selectFrom('day_balances')
      .select(['area', 'cause', 'effective_on', ...MEASURE_COLUMNS])
      .where('government_id', '=', governmentId)
      .where('unit_id', '=', unit)
      .where('area', 'in', AREA_CODES)
      .where('cause', 'in', causes)
      .where('effective_on', '<=', to);
    if (after !== null) query = query.where('effective_on', '>', after);
    return (await query.execute()).map((row) => toMovement({ ...row, unit_id: unit }));
  }

  /** Net movements of SOPs in their own units, per day and cause. */
  async ofSops(q: Queryable, governmentId: string, asked: SopRowsAsked): Promise<SopMovement[]> {
    const { units, withPast, after, to, knownAt } = asked;
    const found: SopMovement[] = [];
    for (let at = 0; at < units.length; at += 1000) {
      const some = units.slice(at, at + 1000);
      const past = withPast.filter((unit) => some.includes(unit));
      let query = q
        .selectFrom('movements')
        .select(['sop_id', 'unit_id', 'area', 'effective_on', 'cause'])
        .select((e) => MEASURE_COLUMNS.map((c) => e.fn.sum<number>(c).as(c)))
        .where('government_id', '=', governmentId)
        .where('unit_id', 'in', some)
        .where('effective_on', '<=', to);
      if (after !== null) {
        query = query.where((e) =>
          past.length > 0
            ? e.or([e('effective_on', '>', after), e('unit_id', 'in', past)])
            : e('effective_on', '>', after),
        );
      }
      if (knownAt !== null) query = query.where('recorded_at', '<=', knownAt);
      const rows = await query.groupBy(['sop_id', 'unit_id', 'area', 'effective_on', 'cause']).execute();
      for (const row of rows) found.push({ ...toMovement(row), sop: row.sop_id });
    }
    return found;
  }
}

const toMovement = (row: MovementRow): Movement => ({
  unit: row.unit_id,
  area: row.area as AreaCode,
  effectiveOn: calendarDate(row.effective_on),
  cause: row.cause as Cause,
  measures: fromColumns(row),
});
