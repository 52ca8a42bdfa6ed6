import { Inject, Injectable } from '@nestjs/common';
import type { Database, Queryable } from '@pantausop/database';
import { startOfMonth, type CalendarDate, type UnitId } from '@pantausop/domain';
import { sql, type RawBuilder } from 'kysely';
import { DATABASE } from '../config';
import type { Extract, ExtractColumns } from './extract';
import { MEASURE_COLUMNS } from './measure-columns';

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

type HeldTable = 'month_balances' | 'day_sums';
const DAY = { month_balances: 'month', day_sums: 'day' } as const;

/**
 * Reads balances for figures: in the caller's transaction, only the columns that are asked, the dates as they were checked when
 * written. What is asked goes as one JSON text, so that a statement is the same for any number of units; and each cell is one
 * stretch of the key, which a planner that knows only averages would leave for the whole table.
 */
@Injectable()
export class HeldBalancesRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The month rows of some units within [from, to], and for each (unit, area) the last row before `from`; in no order. */
  months<T>(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    [from, to]: readonly [CalendarDate, CalendarDate],
    extract: Extract<T, string>,
  ): Promise<DatedSums<T>[]> {
    const first = sql`coalesce((
      select x.month from month_balances x where ${ofCell('x', governmentId)} and x.month <= ${from} order by x.month desc limit 1
    ), ${from})`;
    const held = this.stretch('month_balances', 'm', governmentId, sql`m.month >= ${first} and m.month <= ${to}`);
    return rowsOf(
      q,
      extract,
      sql`with ${this.asked(units, extract)}
        select u.at as unit_at, a.at as area_at, m.month as dated, ${columnsOf('m', extract)} from u cross join a ${held}`,
    );
  }

  /** What some units held at the end of a day: two rows for each cell, however much lies below it. */
  on<T>(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    date: CalendarDate,
    extract: Extract<T, string>,
  ): Promise<DatedSums<T>[]> {
    const month = startOfMonth(date);
    const columns = sql.join(
      extract.columns.map(
        (c) => sql`coalesce(${sql.ref(`m.${c}`)}, 0) + coalesce(${sql.ref(`d.${c}`)}, 0) as ${sql.ref(c)}`,
      ),
    );
    return rowsOf(
      q,
      extract,
      sql`with ${this.asked(units, extract)}
        select u.at as unit_at, a.at as area_at, ${date} as dated, ${columns} from u cross join a
          ${this.last('month_balances', 'm', governmentId, sql`x.month <= ${month}`)}
          ${this.last('day_sums', 'd', governmentId, sql`x.day >= ${month} and x.day <= ${date}`)}
        where m.month is not null or d.day is not null`,
    );
  }

  /** What was added to the cells of some units since the first of the month, for each day within [from, to] that added something; in no order. */
  daySums<T>(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    [from, to]: readonly [CalendarDate, CalendarDate],
    extract: Extract<T, string>,
  ): Promise<DatedSums<T>[]> {
    const held = this.stretch('day_sums', 'd', governmentId, sql`d.day >= ${from} and d.day <= ${to}`);
    return rowsOf(
      q,
      extract,
      sql`with ${this.asked(units, extract)}
        select u.at as unit_at, a.at as area_at, d.day as dated, ${columnsOf('d', extract)} from u cross join a ${held}`,
    );
  }

  /** What was added to the cells of some units from the first of the month to each of some dates; in no order. */
  daySumsOn<T>(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    dates: readonly CalendarDate[],
    extract: Extract<T, string>,
  ): Promise<DatedSums<T>[]> {
    const within = sql`x.day >= substr(t.id, 1, 7) || '-01' and x.day <= t.id`;
    return rowsOf(
      q,
      extract,
      sql`with ${this.asked(units, extract)}, t(at, id) as (${this.list(dates)})
        select u.at as unit_at, a.at as area_at, t.id as dated, ${columnsOf('d', extract)} from u cross join a cross join t
          ${this.last('day_sums', 'd', governmentId, within)}
        where d.day is not null`,
    );
  }

  private asked<T>(units: readonly UnitId[], { areas }: Extract<T, string>): RawBuilder<unknown> {
    return sql`u(at, id) as (${this.list(units)}), a(at, id) as (${this.list(areas)})`;
  }

  /** Texts with their places. */
  private list(texts: readonly string[]): RawBuilder<unknown> {
    const json = JSON.stringify(texts);
    return this.database.engine === 'sqlite'
      ? sql`select key, value from json_each(${json})`
      : sql`select cast(ordinality - 1 as integer), value
          from jsonb_array_elements_text(cast(${json} as jsonb)) with ordinality as listed(value, ordinality)`;
  }

  /** The rows of each cell that lie within. */
  private stretch(table: HeldTable, as: string, governmentId: string, within: RawBuilder<unknown>) {
    const [from, name] = [sql.table(table), sql.ref(as)];
    const held = sql`${ofCell(as, governmentId)} and ${within}`;
    return this.database.engine === 'sqlite'
      ? sql`join ${from} ${name} on ${held}`
      : sql`cross join lateral (select ${named(table, as)} from ${from} ${name} where ${held} offset 0) ${name}`;
  }

  /** The last row of each cell that lies within (of `x`), or nulls. */
  private last(table: HeldTable, as: string, governmentId: string, within: RawBuilder<unknown>) {
    const [from, name] = [sql.table(table), sql.ref(as)];
    const found = sql`from ${from} x where ${ofCell('x', governmentId)} and ${within}
      order by ${sql.ref(`x.${DAY[table]}`)} desc limit 1`;
    return this.database.engine === 'sqlite'
      ? sql`left join ${from} ${name} on ${name}.rowid = (select x.rowid ${found})`
      : sql`left join lateral (select ${named(table, 'x')} ${found}) ${name} on true`;
  }
}

const ofCell = (table: string, governmentId: string) =>
  sql`${sql.ref(`${table}.government_id`)} = ${governmentId}
    and ${sql.ref(`${table}.unit_id`)} = u.id and ${sql.ref(`${table}.area`)} = a.id`;

/** All that is read of a row; never `*`, of which PostgreSQL keeps no plan. */
const named = (table: HeldTable, as: string) =>
  sql.join([DAY[table], ...MEASURE_COLUMNS].map((column) => sql.ref(`${as}.${column}`)));

const columnsOf = <T>(table: string, { columns }: Extract<T, string>) =>
  sql.join(columns.map((column) => sql.ref(`${table}.${column}`)));

async function rowsOf<T>(
  q: Queryable,
  { of }: Extract<T, string>,
  statement: RawBuilder<unknown>,
): Promise<DatedSums<T>[]> {
  const { rows } = await (statement as RawBuilder<Row>).execute(q);
  return rows.map((row) => ({
    ...{ unitAt: row.unit_at, areaAt: row.area_at, on: row.dated as CalendarDate },
    sums: of(row),
  }));
}
