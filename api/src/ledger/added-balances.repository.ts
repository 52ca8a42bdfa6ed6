import { Inject, Injectable } from '@nestjs/common';
import { fixedStatement, together, type Database, type FixedStatement, type Tx } from '@pantausop/database';
import { startOfMonth, type Measure } from '@pantausop/domain';
import { sql, type RawBuilder } from 'kysely';
import { DATABASE } from '../config';
import { cellDays, cellMonths, causesOfMonths, type Booked, type CellStretch } from './balance-rows';
import { COLUMN_OF, MEASURE_COLUMNS } from './measure-columns';

const ROWS_AT_ONCE = 2000;

/** Balances that hold what was held on a day, and the column of that day. */
const HELD = { month_balances: 'month', day_sums: 'day' } as const;
/** Balances that hold what was added under a cause, and the column of the day or month. */
const ADDED = { day_balances: 'effective_on', month_causes: 'month' } as const;

type HeldTable = keyof typeof HELD;
type AddedTable = keyof typeof ADDED;

const MEASURES = Object.keys(COLUMN_OF) as Measure[];
const LIST = sql.join(MEASURE_COLUMNS.map((column) => sql.ref(column)));
const FIRST_DAY = '0001-01-01';
/** What is given of a stretch before its measures. */
const STRETCH = ['unit_id', 'area', 'from_on', 'to_on', 'since'];

type Adding = FixedStatement<'government' | 'given', unknown>;

/** Adds rolled-up movements to all balances, in the transaction that books them: they are seen at every level at once. */
@Injectable()
export class AddedBalances {
  private readonly added: Readonly<Record<AddedTable, Adding>>;
  private readonly laid: Readonly<Record<HeldTable, { readonly begin: Adding; readonly add: Adding }>>;

  constructor(@Inject(DATABASE) private readonly database: Database) {
    const laid = (table: HeldTable) => ({ begin: this.beginning(table), add: this.raising(table) });
    this.added = { day_balances: this.adding('day_balances'), month_causes: this.adding('month_causes') };
    this.laid = { month_balances: laid('month_balances'), day_sums: laid('day_sums') };
  }

  /** Rows that come to zero stay; they say nothing. @param booked netted */
  async add(tx: Tx, governmentId: string, booked: readonly Booked[]): Promise<void> {
    if (booked.length === 0) return;
    await together(tx, (at) => [
      this.addUp(at, governmentId, 'day_balances', booked),
      this.addUp(at, governmentId, 'month_causes', causesOfMonths(booked)),
      this.lay(at, governmentId, 'month_balances', cellMonths(booked)),
      this.lay(at, governmentId, 'day_sums', cellDays(booked)),
    ]);
  }

  private async addUp(tx: Tx, government: string, table: AddedTable, booked: readonly Booked[]): Promise<void> {
    const rows = booked.map(({ unit, area, effectiveOn, cause, measures }) => [
      ...[unit, area, effectiveOn, cause],
      ...MEASURES.map((measure) => measures[measure]),
    ]);
    await inParts(rows, (given) => this.added[table](tx, { government, given }));
  }

  /**
   * Makes the entry with which each stretch begins, where there is none, from the last one before it; then adds to all within.
   * All entries stand before anything is added: a stretch holds what those before it in its cell add, also where they are in
   * another statement.
   */
  private async lay(tx: Tx, government: string, table: HeldTable, stretches: readonly CellStretch[]): Promise<void> {
    const rows = stretches.map(({ unit, area, from, to, measures }) => [
      ...[unit, area, from, to, table === 'day_sums' ? startOfMonth(from) : FIRST_DAY],
      ...MEASURES.map((measure) => measures[measure]),
    ]);
    const { begin, add } = this.laid[table];
    await Promise.all([
      inParts(rows, (given) => begin(tx, { government, given })),
      inParts(rows, (given) => add(tx, { government, given })),
    ]);
  }

  private adding(table: AddedTable): Adding {
    const [into, dated] = [sql.table(table), sql.ref(ADDED[table])];
    return fixedStatement(
      (value) => sql`with ${this.given(value('given'), ['unit_id', 'area', 'dated', 'cause'])}
        insert into ${into} (government_id, unit_id, area, ${dated}, cause, ${LIST})
        select ${value('government')}, unit_id, area, dated, cause, ${LIST} from given where true
        on conflict (government_id, unit_id, area, ${dated}, cause) do update set ${sums(table, 'excluded')}`,
    );
  }

  private beginning(table: HeldTable): Adding {
    const [into, day] = [sql.table(table), sql.ref(HELD[table])];
    return fixedStatement(
      (value) => sql`with ${this.given(value('given'), STRETCH, [])}, lacking as materialized (
          select given.* from given where not exists (
            select 1 from ${into} x where x.government_id = ${value('government')}
              and x.unit_id = given.unit_id and x.area = given.area and x.${day} = given.from_on
          )
        )
        insert into ${into} (government_id, unit_id, area, ${day}, ${LIST})
        select ${value('government')}, lacking.unit_id, lacking.area, lacking.from_on,
          ${sql.join(MEASURE_COLUMNS.map((c) => sql`coalesce(${sql.ref(`before.${c}`)}, 0)`))}
        from lacking left join ${into} before
          on before.government_id = ${value('government')} and before.unit_id = lacking.unit_id and before.area = lacking.area
          and before.${day} = (
            select max(x.${day}) from ${into} x where x.government_id = ${value('government')}
              and x.unit_id = lacking.unit_id and x.area = lacking.area
              and x.${day} >= lacking.since and x.${day} < lacking.from_on
          )
        where true
        on conflict do nothing`,
    );
  }

  private raising(table: HeldTable): Adding {
    const [into, day] = [sql.table(table), sql.ref(HELD[table])];
    return fixedStatement(
      (value) => sql`with ${this.given(value('given'), STRETCH)}
        update ${into} set ${sums(table, 'given')} from given
        where ${into}.government_id = ${value('government')} and ${into}.unit_id = given.unit_id and ${into}.area = given.area
          and ${into}.${day} >= given.from_on and ${into}.${day} <= given.to_on`,
    );
  }

  /**
   * `given(texts…, measures…)`. The rows come as one JSON parameter: of a parameter for each value, making the statement would take
   * longer than running it.
   */
  private given(
    json: RawBuilder<unknown>,
    texts: readonly string[],
    measures: readonly string[] = MEASURE_COLUMNS,
  ): RawBuilder<unknown> {
    const columns = [
      ...texts.map((text, at) => sql`value ->> ${sql.lit(at)} as ${sql.ref(text)}`),
      ...measures.map(
        (column, at) => sql`cast(value ->> ${sql.lit(texts.length + at)} as bigint) as ${sql.ref(column)}`,
      ),
    ];
    const each =
      this.database.engine === 'sqlite'
        ? sql`json_each(${json})`
        : sql`jsonb_array_elements(cast(${json} as jsonb)) as each(value)`;
    return sql`given as materialized (select ${sql.join(columns)} from ${each})`;
  }
}

/** Begins a statement over some rows at a time. */
async function inParts(
  rows: readonly (readonly (string | number)[])[],
  run: (json: string) => Promise<unknown>,
): Promise<void> {
  const parts: Promise<unknown>[] = [];
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    parts.push(run(JSON.stringify(rows.slice(at, at + ROWS_AT_ONCE))));
  }
  await Promise.all(parts);
}

/** Each measure of a table's row and what is added to it. */
const sums = (table: string, from: string) =>
  sql.join(MEASURE_COLUMNS.map((c) => sql`${sql.ref(c)} = ${sql.ref(`${table}.${c}`)} + ${sql.ref(`${from}.${c}`)}`));
