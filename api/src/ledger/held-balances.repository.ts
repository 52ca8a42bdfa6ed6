import { Injectable } from '@nestjs/common';
import type { Queryable } from '@pantausop/database';
import { startOfMonth, type CalendarDate, type UnitId } from '@pantausop/domain';
import { sql } from 'kysely';
import type { Extract, ExtractColumns } from './extract';

/** What was held in one cell before the first day of a month, or what a day or a stretch of days added to it. */
export interface DatedSums<T> {
  /** Place of the unit in the list that was asked. */
  readonly unitAt: number;
  /** Place of the area among the areas of the extract. */
  readonly areaAt: number;
  readonly on: CalendarDate;
  readonly sums: T;
}

/** A row of either table of balances; numbers for unit and area, because thousands of texts would be made only to be looked up. */
type Row = ExtractColumns & { unit_at: number; area_at: number; dated: string };

/** SQLite takes 32,766 parameters, PostgreSQL 65,535. */
const UNITS_AT_ONCE = 1000;

/** `(0, 'a'), (1, 'b')` */
const placed = (texts: readonly string[], first = 0) =>
  sql.join(texts.map((text, at) => sql`(${sql.lit(first + at)}, ${text})`));

/** Reads balances for figures: in the caller's transaction, only the columns that are asked, the dates as they were checked when written. */
@Injectable()
export class HeldBalancesRepository {
  /** The month rows of some units within [from, to], and for each (unit, area) the last row before `from`; in no order. */
  months<T>(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    [from, to]: readonly [CalendarDate, CalendarDate],
    extract: Extract<T, string>,
  ): Promise<DatedSums<T>[]> {
    const columns = sql.join(extract.columns.map((column) => sql.ref(`m.${column}`)));
    return inParts(units, extract, async (some) => {
      // area by area, so that each cell is one stretch of the key
      const { rows } = await sql<Row>`
        with u(at, id) as (values ${some}), a(at, code) as (values ${placed(extract.areas)})
        select u.at as unit_at, a.at as area_at, m.month as dated, ${columns}
        from u cross join a join month_balances m
          on m.government_id = ${governmentId} and m.unit_id = u.id and m.area = a.code
          and m.month >= coalesce((
            select x.month from month_balances x
            where x.government_id = ${governmentId} and x.unit_id = u.id and x.area = a.code and x.month <= ${from}
            order by x.month desc limit 1
          ), ${from}) and m.month <= ${to}`.execute(q);
      return rows;
    });
  }

  /** What some units held at the end of a day: two rows for each cell, however much lies below it. */
  async on<T>(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    date: CalendarDate,
    extract: Extract<T, string>,
  ): Promise<DatedSums<T>[]> {
    const columns = sql.join(
      extract.columns.map(
        (c) => sql`coalesce(${sql.ref(`m.${c}`)}, 0) + coalesce(${sql.ref(`d.${c}`)}, 0) as ${sql.ref(c)}`,
      ),
    );
    const month = startOfMonth(date);
    return inParts(units, extract, async (some) => {
      const { rows } = await sql<Row>`
        with u(at, id) as (values ${some}), a(at, code) as (values ${placed(extract.areas)})
        select u.at as unit_at, a.at as area_at, ${date} as dated, ${columns}
        from u cross join a
          left join month_balances m
            on m.government_id = ${governmentId} and m.unit_id = u.id and m.area = a.code and m.month = (
              select max(x.month) from month_balances x
              where x.government_id = ${governmentId} and x.unit_id = u.id and x.area = a.code and x.month <= ${month})
          left join day_sums d
            on d.government_id = ${governmentId} and d.unit_id = u.id and d.area = a.code and d.day = (
              select max(x.day) from day_sums x
              where x.government_id = ${governmentId} and x.unit_id = u.id and x.area = a.code
                and x.day >= ${month} and x.day <= ${date})
        where m.month is not null or d.day is not null`.execute(q);
      return rows;
    });
  }

  /** What was added to the cells of some units since the first of the month, for each day within [from, to] that added something; in no order. */
  daySums<T>(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    [from, to]: readonly [CalendarDate, CalendarDate],
    extract: Extract<T, string>,
  ): Promise<DatedSums<T>[]> {
    const columns = sql.join(extract.columns.map((column) => sql.ref(`d.${column}`)));
    return inParts(units, extract, async (some) => {
      const { rows } = await sql<Row>`
        with u(at, id) as (values ${some}), a(at, code) as (values ${placed(extract.areas)})
        select u.at as unit_at, a.at as area_at, d.day as dated, ${columns}
        from u cross join a join day_sums d
          on d.government_id = ${governmentId} and d.unit_id = u.id and d.area = a.code
          and d.day >= ${from} and d.day <= ${to}`.execute(q);
      return rows;
    });
  }
}

async function inParts<T>(
  units: readonly UnitId[],
  { of }: Extract<T, string>,
  read: (some: ReturnType<typeof placed>) => Promise<readonly Row[]>,
): Promise<DatedSums<T>[]> {
  const found: DatedSums<T>[] = [];
  for (let at = 0; at < units.length; at += UNITS_AT_ONCE) {
    for (const row of await read(placed(units.slice(at, at + UNITS_AT_ONCE), at))) {
      found.push({ unitAt: row.unit_at, areaAt: row.area_at, on: row.dated as CalendarDate, sums: of(row) });
    }
  }
  return found;
}
