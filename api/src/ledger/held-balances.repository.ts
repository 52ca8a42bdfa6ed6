import { Injectable } from '@nestjs/common';
import type { Queryable } from '@pantausop/database';
import { AREA_CODES, type AreaCode, type CalendarDate, type UnitId } from '@pantausop/domain';
import { sql } from 'kysely';
import type { Extract, ExtractColumns } from './extract';

/** What was held in one cell before the first day of a month, or what one day added to it. */
export interface DatedSums<T> {
  readonly unit: UnitId;
  readonly area: AreaCode;
  readonly on: CalendarDate;
  readonly sums: T;
}

/** A row of either table of balances, its date under one name. */
type Row = ExtractColumns & { unit_id: string; area: string; dated: string };

/** SQLite takes 32,766 parameters, PostgreSQL 65,535. */
const UNITS_AT_ONCE = 1000;

const listed = (texts: readonly string[]) => sql.join(texts.map((text) => sql`(${text})`));
const AREAS = listed(AREA_CODES);

/** Reads balances for figures: in the caller's transaction, only the columns that are asked, the dates as they were checked when written. */
@Injectable()
export class HeldBalancesRepository {
  /** The month rows of some units within [from, to], and for each (unit, area) the last row before `from`; in no order. */
  async months<T>(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    [from, to]: readonly [CalendarDate, CalendarDate],
    { columns, of }: Extract<T>,
  ): Promise<DatedSums<T>[]> {
    const found: DatedSums<T>[] = [];
    const measures = sql.join(columns.map((column) => sql.ref(`m.${column}`)));
    for (let at = 0; at < units.length; at += UNITS_AT_ONCE) {
      // area by area, so that each cell is one stretch of the key
      const { rows } = await sql<Row>`
        with u(unit_id) as (values ${listed(units.slice(at, at + UNITS_AT_ONCE))}), a(area) as (values ${AREAS})
        select m.unit_id, m.area, m.month as dated, ${measures}
        from u cross join a join month_balances m
          on m.government_id = ${governmentId} and m.unit_id = u.unit_id and m.area = a.area
          and m.month >= coalesce((
            select max(x.month) from month_balances x
            where x.government_id = ${governmentId} and x.unit_id = u.unit_id and x.area = a.area and x.month <= ${from}
          ), ${from}) and m.month <= ${to}`.execute(q);
      for (const row of rows) found.push(datedSums(row, of));
    }
    return found;
  }

  /** What each day within [from, to] added to the cells of some units, by cause and in no order. */
  async days<T>(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    [from, to]: readonly [CalendarDate, CalendarDate],
    { columns, of }: Extract<T>,
  ): Promise<DatedSums<T>[]> {
    const found: DatedSums<T>[] = [];
    for (let at = 0; at < units.length; at += UNITS_AT_ONCE) {
      const rows = await q
        .selectFrom('day_balances')
        .select(['unit_id', 'area', 'effective_on as dated', ...columns])
        .where('government_id', '=', governmentId)
        .where('unit_id', 'in', units.slice(at, at + UNITS_AT_ONCE))
        .where('area', 'in', AREA_CODES)
        .where('effective_on', '>=', from)
        .where('effective_on', '<=', to)
        .execute();
      for (const row of rows) found.push(datedSums(row as Row, of));
    }
    return found;
  }
}

const datedSums = <T>(row: Row, of: Extract<T>['of']): DatedSums<T> => ({
  unit: row.unit_id,
  area: row.area as AreaCode,
  on: row.dated as CalendarDate,
  sums: of(row),
});
