import { Injectable } from '@nestjs/common';
import type { Tx } from '@pantausop/database';
import { startOfMonth } from '@pantausop/domain';
import { sql, type RawBuilder } from 'kysely';
import { balanceRows, cellDays, cellMonths, type Booked, type CellStretch } from './balance-rows';
import { COLUMN_OF, MEASURE_COLUMNS } from './measure-columns';

const ROWS_AT_ONCE = 500;

/** Balances that hold what was held on a day, and the column of that day. */
const HELD = { month_balances: 'month', day_sums: 'day' } as const;
/** Balances that hold what was added, and what they are kept by beside unit and area. */
const ADDED = { day_balances: ['effective_on', 'cause'], month_causes: ['month', 'cause'] } as const;

const added = (table: string) =>
  MEASURE_COLUMNS.map((c) => [c, sql<number>`${sql.ref(`${table}.${c}`)} + ${sql.ref(`excluded.${c}`)}`] as const);
const MEASURES_LIST = sql.join(MEASURE_COLUMNS.map((column) => sql.ref(column)));

/** Adds rolled-up movements to all balances, in the transaction that books them: they are seen at every level at once. */
@Injectable()
export class AddedBalances {
  /** Rows that come to zero stay; they say nothing. @param booked netted */
  async add(tx: Tx, governmentId: string, booked: readonly Booked[]): Promise<void> {
    const { day_balances, month_causes } = balanceRows(governmentId, booked);
    await this.addUp(tx, 'day_balances', day_balances);
    await this.addUp(tx, 'month_causes', month_causes);
    await this.lay(tx, governmentId, 'month_balances', cellMonths(booked));
    await this.lay(tx, governmentId, 'day_sums', cellDays(booked));
  }

  private async addUp(tx: Tx, table: keyof typeof ADDED, rows: readonly object[]): Promise<void> {
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      await tx
        .insertInto(table)
        .values(rows.slice(at, at + ROWS_AT_ONCE) as never)
        .onConflict((conflict) =>
          conflict
            .columns(['government_id', 'unit_id', 'area', ...ADDED[table]])
            .doUpdateSet(Object.fromEntries(added(table))),
        )
        .execute();
    }
  }

  /**
   * Makes the entry with which each stretch begins, where there is none, from the last one before it; then adds to all within.
   * All entries stand before anything is added: a stretch holds what those before it in its cell add, also where they are in
   * another statement.
   */
  private async lay(
    tx: Tx,
    governmentId: string,
    table: keyof typeof HELD,
    stretches: readonly CellStretch[],
  ): Promise<void> {
    for (const work of [begin, addWithin]) {
      for (let at = 0; at < stretches.length; at += ROWS_AT_ONCE) {
        const values = stretches
          .slice(at, at + ROWS_AT_ONCE)
          .map((stretch, row) => valuesOf(table, stretch, row === 0));
        await work(table, governmentId, values).execute(tx);
      }
    }
  }
}

function begin(table: keyof typeof HELD, governmentId: string, values: readonly RawBuilder<unknown>[]) {
  const [into, day] = [sql.table(table), sql.ref(HELD[table])];
  return sql`with ${laid(values)}
    insert into ${into} (government_id, unit_id, area, ${day}, ${MEASURES_LIST})
    select ${governmentId}, laid.unit_id, laid.area, laid.from_on,
      ${sql.join(MEASURE_COLUMNS.map((c) => sql`coalesce(${sql.ref(`before.${c}`)}, 0)`))}
    from laid left join ${into} before
      on before.government_id = ${governmentId} and before.unit_id = laid.unit_id and before.area = laid.area
      and before.${day} = (
        select max(x.${day}) from ${into} x where x.government_id = ${governmentId} and x.unit_id = laid.unit_id
          and x.area = laid.area and x.${day} >= laid.since and x.${day} < laid.from_on
      )
    where true
    on conflict do nothing`;
}

function addWithin(table: keyof typeof HELD, governmentId: string, values: readonly RawBuilder<unknown>[]) {
  const [into, day] = [sql.table(table), sql.ref(HELD[table])];
  return sql`with ${laid(values)}
    update ${into} set ${sql.join(
      MEASURE_COLUMNS.map((c) => sql`${sql.ref(c)} = ${sql.ref(`${table}.${c}`)} + ${sql.ref(`laid.${c}`)}`),
    )}
    from laid
    where ${into}.government_id = ${governmentId} and ${into}.unit_id = laid.unit_id and ${into}.area = laid.area
      and ${into}.${day} >= laid.from_on and ${into}.${day} <= laid.to_on`;
}

const laid = (values: readonly RawBuilder<unknown>[]) =>
  sql`laid(unit_id, area, from_on, to_on, since, ${MEASURES_LIST}) as (values ${sql.join(values)})`;

const FIRST_DAY = '0001-01-01';

/** One row of `values`. @param typed PostgreSQL takes the types of all rows from the first */
function valuesOf(table: keyof typeof HELD, { unit, area, from, to, measures }: CellStretch, typed: boolean) {
  const since = table === 'day_sums' ? startOfMonth(from) : FIRST_DAY;
  const numbers = Object.keys(COLUMN_OF).map((measure) => {
    const value = measures[measure as keyof typeof COLUMN_OF];
    return typed ? sql`cast(${value} as bigint)` : sql`${value}`;
  });
  return sql`(${unit}, ${area}, ${from}, ${to}, ${since}, ${sql.join(numbers)})`;
}
