import { Injectable } from '@nestjs/common';
import type { Queryable } from '@pantausop/database';
import type { CalendarDate, UnitId } from '@pantausop/domain';
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

  /** What each day within [from, to] added to the cells of some units, over all causes and in no order. */
  days<T>(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    range: readonly [CalendarDate, CalendarDate],
    extract: Extract<T, string>,
  ): Promise<DatedSums<T>[]> {
    return this.sums(q, governmentId, units, range, extract, true);
  }

  /** What all days within [from, to] together added, dated `to`. */
  stretch<T>(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    range: readonly [CalendarDate, CalendarDate],
    extract: Extract<T, string>,
  ): Promise<DatedSums<T>[]> {
    return this.sums(q, governmentId, units, range, extract, false);
  }

  private sums<T>(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    [from, to]: readonly [CalendarDate, CalendarDate],
    extract: Extract<T, string>,
    byDay: boolean,
  ): Promise<DatedSums<T>[]> {
    const columns = sql.join(
      extract.columns.map((column) => sql`sum(${sql.ref(`d.${column}`)}) as ${sql.ref(column)}`),
    );
    const dated = byDay ? sql`d.effective_on` : sql`max(d.effective_on)`;
    return inParts(units, extract, async (some) => {
      const { rows } = await sql<Row>`
        with u(at, id) as (values ${some}), a(at, code) as (values ${placed(extract.areas)})
        select u.at as unit_at, a.at as area_at, ${dated} as dated, ${columns}
        from u cross join a join day_balances d
          on d.government_id = ${governmentId} and d.unit_id = u.id and d.area = a.code
          and d.effective_on >= ${from} and d.effective_on <= ${to}
        group by u.at, a.at${byDay ? sql`, d.effective_on` : sql``}`.execute(q);
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
