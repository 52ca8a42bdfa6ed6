import { Inject, Injectable } from '@nestjs/common';
import { fixedStatement, type Database, type Queryable } from '@pantausop/database';
import { monthsBetween, startOfMonth, type CalendarDate, type UnitId } from '@pantausop/domain';
import { sql, type RawBuilder } from 'kysely';
import { DATABASE } from '../config';
import type { Extract } from './extract';
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

/** All rows that were found, as one text (`found`): a driver takes several times as long to read thousands of rows one by one. */
interface Found {
  readonly rows: string | null;
}

/** What of an extract is in the words of a statement. */
type AnyExtract = Pick<Extract<unknown, string>, 'areas' | 'columns'>;

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

  private readonly monthsOf = perExtract((extract) =>
    fixedStatement<'units' | 'government' | 'from' | 'to' | 'most', Found>((value) => {
      return sql`with ${this.asked(value('units'), extract)}
        select ${found(valuesOf('m', extract), sql.ref('m.month'))} from u cross join a
          ${this.lastMonths(value)}`;
    }),
  );

  private readonly onDay = perExtract((extract) =>
    fixedStatement<'units' | 'government' | 'month' | 'date', Found>((value) => {
      const sums = extract.columns.map(
        (column) => sql`coalesce(${sql.ref(`m.${column}`)}, 0) + coalesce(${sql.ref(`d.${column}`)}, 0)`,
      );
      const [months, days] = [
        sql`x.month <= ${value('month')}`,
        sql`x.day >= ${value('month')} and x.day <= ${value('date')}`,
      ];
      return sql`with ${this.asked(value('units'), extract)}
        select ${found(sums, value('date'))} from u cross join a
          ${this.last('month_balances', 'm', value('government'), months)}
          ${this.last('day_sums', 'd', value('government'), days)}
        where m.month is not null or d.day is not null`;
    }),
  );

  private readonly daysOf = perExtract((extract) =>
    fixedStatement<'units' | 'government' | 'from' | 'to', Found>((value) => {
      const within = sql`d.day >= ${value('from')} and d.day <= ${value('to')}`;
      return sql`with ${this.asked(value('units'), extract)}
        select ${found(valuesOf('d', extract), sql.ref('d.day'))} from u cross join a
          ${this.stretch('day_sums', 'd', value('government'), within)}`;
    }),
  );

  private readonly onDays = perExtract((extract) =>
    fixedStatement<'units' | 'government' | 'dates', Found>((value) => {
      const within = sql`x.day >= substr(t.id, 1, 7) || '-01' and x.day <= t.id`;
      return sql`with ${this.asked(value('units'), extract)}, t(at, id) as (${this.list(value('dates'))})
        select ${found(valuesOf('d', extract), sql.ref('t.id'))} from u cross join a cross join t
          ${this.last('day_sums', 'd', value('government'), within)}
        where d.day is not null`;
    }),
  );

  /**
   * The month rows of some units within [from, to], and of each (unit, area) whose balance is not of that month the last row before
   * `from`; in no order, and earlier ones may be among them.
   */
  async months<T>(
    q: Queryable,
    government: string,
    units: readonly UnitId[],
    [from, to]: readonly [CalendarDate, CalendarDate],
    extract: Extract<T, string>,
  ): Promise<DatedSums<T>[]> {
    const most = monthsBetween(from, to) + 1;
    const asked = { government, units: JSON.stringify(units), from, to, most };
    return sumsOf(await this.monthsOf(extract)(q, asked), extract);
  }

  /** What some units held at the end of a day: two rows for each cell, however much lies below it. */
  async on<T>(
    q: Queryable,
    government: string,
    units: readonly UnitId[],
    date: CalendarDate,
    extract: Extract<T, string>,
  ): Promise<DatedSums<T>[]> {
    const asked = { government, units: JSON.stringify(units), month: startOfMonth(date), date };
    return sumsOf(await this.onDay(extract)(q, asked), extract);
  }

  /** What was added to the cells of some units since the first of the month, for each day within [from, to] that added something; in no order. */
  async daySums<T>(
    q: Queryable,
    government: string,
    units: readonly UnitId[],
    [from, to]: readonly [CalendarDate, CalendarDate],
    extract: Extract<T, string>,
  ): Promise<DatedSums<T>[]> {
    return sumsOf(await this.daysOf(extract)(q, { government, units: JSON.stringify(units), from, to }), extract);
  }

  /** What was added to the cells of some units from the first of the month to each of some dates; in no order. */
  async daySumsOn<T>(
    q: Queryable,
    government: string,
    units: readonly UnitId[],
    dates: readonly CalendarDate[],
    extract: Extract<T, string>,
  ): Promise<DatedSums<T>[]> {
    const asked = { government, units: JSON.stringify(units), dates: JSON.stringify(dates) };
    return sumsOf(await this.onDays(extract)(q, asked), extract);
  }

  private asked(units: RawBuilder<unknown>, { areas }: AnyExtract): RawBuilder<unknown> {
    return sql`u(at, id) as (${this.list(units)}), a(at, id) as (${this.list(sql`${JSON.stringify(areas)}`)})`;
  }

  /** Texts with their places. @param json of the list */
  private list(json: RawBuilder<unknown>): RawBuilder<unknown> {
    return this.database.engine === 'sqlite'
      ? sql`select key, value from json_each(${json})`
      : sql`select cast(ordinality - 1 as integer), value
          from jsonb_array_elements_text(cast(${json} as jsonb)) with ordinality as listed(value, ordinality)`;
  }

  /**
   * The month rows of each cell up to one and back to the one that holds on `from`. PostgreSQL finds both ends in one descent of the key:
   * as many rows as months lie between hold them.
   */
  private lastMonths(value: (name: 'government' | 'from' | 'to' | 'most') => RawBuilder<unknown>): RawBuilder<unknown> {
    if (this.database.engine === 'postgres') {
      return sql`cross join lateral (
        select ${named('month_balances', 'x')} from month_balances x
        where ${ofCell('x', value('government'))} and x.month <= ${value('to')}
        order by x.month desc limit ${value('most')}
      ) m`;
    }
    const first = sql`coalesce((
      select x.month from month_balances x
      where ${ofCell('x', value('government'))} and x.month <= ${value('from')} order by x.month desc limit 1
    ), ${value('from')})`;
    const within = sql`m.month >= ${first} and m.month <= ${value('to')}`;
    return this.stretch('month_balances', 'm', value('government'), within);
  }

  /** The rows of each cell that lie within; cell by cell, because SQLite keeps the order of a cross join. */
  private stretch(table: HeldTable, as: string, government: RawBuilder<unknown>, within: RawBuilder<unknown>) {
    const [from, name] = [sql.table(table), sql.ref(as)];
    const held = sql`${ofCell(as, government)} and ${within}`;
    return this.database.engine === 'sqlite'
      ? sql`cross join ${from} ${name} on ${held}`
      : sql`cross join lateral (select ${named(table, as)} from ${from} ${name} where ${held} offset 0) ${name}`;
  }

  /** The last row of each cell that lies within (of `x`), or nulls. */
  private last(table: HeldTable, as: string, government: RawBuilder<unknown>, within: RawBuilder<unknown>) {
    const [from, name] = [sql.table(table), sql.ref(as)];
    const found = sql`from ${from} x where ${ofCell('x', government)} and ${within}
      order by ${sql.ref(`x.${DAY[table]}`)} desc limit 1`;
    return this.database.engine === 'sqlite'
      ? sql`left join ${from} ${name} on ${name}.rowid = (select x.rowid ${found})`
      : sql`left join lateral (select ${named(table, 'x')} ${found}) ${name} on true`;
  }
}

const ofCell = (table: string, government: RawBuilder<unknown>) =>
  sql`${sql.ref(`${table}.government_id`)} = ${government}
    and ${sql.ref(`${table}.unit_id`)} = u.id and ${sql.ref(`${table}.area`)} = a.id`;

/** All that is read of a row; never `*`, of which PostgreSQL keeps no plan. */
const named = (table: HeldTable, as: string) =>
  sql.join([DAY[table], ...MEASURE_COLUMNS].map((column) => sql.ref(`${as}.${column}`)));

const valuesOf = (table: string, { columns }: AnyExtract) => columns.map((column) => sql.ref(`${table}.${column}`));

/** The rows as lists of JSON without the brackets at both ends: the values, the places of unit and area, the date. */
const found = (values: readonly RawBuilder<unknown>[], date: RawBuilder<unknown>) =>
  sql`string_agg(concat_ws(',', ${sql.join(values)}, u.at, a.at, '"' || cast(${date} as text) || '"'), '],[') as rows`;

type Listed = [...values: number[], unitAt: number, areaAt: number, on: CalendarDate];

function sumsOf<T>([found]: readonly Found[], { columns, of }: Extract<T, string>): DatedSums<T>[] {
  if (typeof found?.rows !== 'string') return [];
  const places = columns.length;
  return (JSON.parse(`[[${found.rows}]]`) as Listed[]).map((listed) => ({
    unitAt: listed[places] as number,
    areaAt: listed[places + 1] as number,
    on: listed[places + 2] as CalendarDate,
    sums: of(...(listed as number[])),
  }));
}

/** Made once for each extract. */
function perExtract<S>(make: (extract: AnyExtract) => S): (extract: AnyExtract) => S {
  const made = new WeakMap<object, S>();
  return (extract) => {
    const known = made.get(extract) ?? make(extract);
    made.set(extract, known);
    return known;
  };
}
