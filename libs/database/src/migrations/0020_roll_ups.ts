import { sql, type CreateTableBuilder } from 'kysely';
import type { Ddl } from '../ddl';
import type { SchemaMigration } from '../migrate';

const MEASURE_COLUMNS = [
  'required',
  'in_force',
  'not_applicable',
  'weight',
  'weight_in_force',
  'points',
  'document_points',
  'applied',
  'current',
  'identified',
  'drafting',
  'submitted',
  'ratified',
];

/**
 * What a unit holds on a day is read from two rows per area, however many days and causes lie in its month, and why it moved
 * between two days from one row per month and cause. Both are made here from the day balances that are there.
 */
export const rollUps: SchemaMigration = {
  name: '0020_roll_ups',
  async up(ddl) {
    await balances(ddl, 'day_sums', ['government_id', 'unit_id', 'area', 'day']);
    await balances(ddl, 'month_causes', ['government_id', 'unit_id', 'area', 'month', 'cause']);
    const { db } = ddl;
    const columns = sql.join(MEASURE_COLUMNS.map((column) => sql.ref(column)));
    const sums = sql.join(MEASURE_COLUMNS.map((column) => sql`sum(${sql.ref(column)})`));
    const month = sql`substr(effective_on, 1, 7) || '-01'`;
    const running = sql.join(MEASURE_COLUMNS.map((column) => sql`sum(sum(${sql.ref(column)})) over so_far`));
    await sql`insert into day_sums (government_id, unit_id, area, day, ${columns})
      select government_id, unit_id, area, effective_on, ${running} from day_balances
      group by government_id, unit_id, area, effective_on
      window so_far as (partition by government_id, unit_id, area, substr(effective_on, 1, 7) order by effective_on)`.execute(
      db,
    );
    await sql`insert into month_causes (government_id, unit_id, area, month, cause, ${columns})
      select government_id, unit_id, area, ${month}, cause, ${sums} from day_balances
      group by government_id, unit_id, area, ${month}, cause`.execute(db);
    // the movements behind the figures of a unit are found among those of a whole country
    await db.schema
      .createIndex('movements_by_unit')
      .on('movements')
      .columns(['government_id', 'unit_id', 'effective_on'])
      .execute();
  },
};

async function balances({ table, text, bigint }: Ddl, name: string, key: readonly string[]): Promise<void> {
  const keyed = key.reduce<CreateTableBuilder<string, string>>(
    (made, column) => made.addColumn(column, text, (c) => c.notNull()),
    table(name),
  );
  await MEASURE_COLUMNS.reduce((made, column) => made.addColumn(column, bigint, (c) => c.notNull()), keyed)
    .addPrimaryKeyConstraint(`${name}_once`, key as string[])
    .execute();
}
