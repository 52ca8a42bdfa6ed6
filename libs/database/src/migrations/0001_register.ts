import type { CreateTableBuilder } from 'kysely';
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

const withMeasures = <T extends string>(
  table: CreateTableBuilder<T, string>,
  { bigint }: Ddl,
): CreateTableBuilder<T, string> =>
  MEASURE_COLUMNS.reduce<CreateTableBuilder<T, string>>(
    (t, column) => t.addColumn(column, bigint, (c) => c.notNull()),
    table,
  );

/** Organisation, register and ledger. Keys lead with the government, so that the tables can be distributed by it. */
export const register: SchemaMigration = {
  name: '0001_register',
  async up(ddl) {
    await organisation(ddl);
    await history(ddl);
    await ledger(ddl);
  },
};

async function organisation({ db, table, text, integer, bigint, appendOnly }: Ddl): Promise<void> {
  await table('governments')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('unit_id', text, (c) => c.notNull())
    .addColumn('last_stamp', bigint, (c) => c.notNull())
    .addColumn('last_sequence', bigint, (c) => c.notNull())
    .addColumn('sample', integer, (c) => c.notNull())
    .execute();

  await table('unit_events')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('government_id', text, (c) => c.notNull())
    .addColumn('sequence', bigint, (c) => c.notNull())
    .addColumn('unit_id', text, (c) => c.notNull())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('effective_on', text, (c) => c.notNull())
    .addColumn('recorded_at', bigint, (c) => c.notNull())
    .addColumn('payload', text, (c) => c.notNull())
    .addColumn('actor', text, (c) => c.notNull())
    .addColumn('source', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('unit_events_by_government')
    .on('unit_events')
    .columns(['government_id', 'sequence'])
    .execute();
  await appendOnly('unit_events');

  await table('area_decisions')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('government_id', text, (c) => c.notNull())
    .addColumn('sequence', bigint, (c) => c.notNull())
    .addColumn('unit_id', text, (c) => c.notNull())
    .addColumn('area', text, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('approved_by', text, (c) => c.notNull())
    .addColumn('effective_on', text, (c) => c.notNull())
    .addColumn('until_on', text)
    .addColumn('recorded_at', bigint, (c) => c.notNull())
    .addColumn('actor', text, (c) => c.notNull())
    .addColumn('source', text, (c) => c.notNull())
    .execute();
  await appendOnly('area_decisions');

  await table('targets')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('government_id', text, (c) => c.notNull())
    .addColumn('sequence', bigint, (c) => c.notNull())
    .addColumn('unit_id', text, (c) => c.notNull())
    .addColumn('area', text)
    .addColumn('measure', text, (c) => c.notNull())
    .addColumn('value', integer, (c) => c.notNull())
    .addColumn('due_on', text, (c) => c.notNull())
    .addColumn('effective_on', text, (c) => c.notNull())
    .addColumn('recorded_at', bigint, (c) => c.notNull())
    .addColumn('actor', text, (c) => c.notNull())
    .addColumn('source', text, (c) => c.notNull())
    .execute();
  await appendOnly('targets');
}

async function history({ db, table, text, bigint, appendOnly }: Ddl): Promise<void> {
  await table('retractions')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('government_id', text, (c) => c.notNull())
    .addColumn('sequence', bigint, (c) => c.notNull())
    // an event is retracted once, whoever tries at the same moment
    .addColumn('retracts', text, (c) => c.notNull().unique())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('sop_id', text)
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('recorded_at', bigint, (c) => c.notNull())
    .addColumn('actor', text, (c) => c.notNull())
    .addColumn('source', text, (c) => c.notNull())
    .addColumn('batch_id', text)
    .execute();
  await db.schema.createIndex('retractions_by_sop').on('retractions').column('sop_id').execute();
  await db.schema.createIndex('retractions_by_batch').on('retractions').column('batch_id').execute();
  await appendOnly('retractions');

  await table('sops')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('government_id', text, (c) => c.notNull())
    .addColumn('recorded_at', bigint, (c) => c.notNull())
    .addColumn('remarks', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('sops_by_government').on('sops').columns(['government_id', 'id']).execute();

  await table('sop_events')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('government_id', text, (c) => c.notNull())
    .addColumn('sequence', bigint, (c) => c.notNull())
    .addColumn('sop_id', text, (c) => c.notNull().references('sops.id'))
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('effective_on', text, (c) => c.notNull())
    .addColumn('recorded_at', bigint, (c) => c.notNull())
    .addColumn('ordered_at', bigint, (c) => c.notNull())
    .addColumn('payload', text, (c) => c.notNull())
    .addColumn('actor', text, (c) => c.notNull())
    .addColumn('source', text, (c) => c.notNull())
    .addColumn('batch_id', text)
    .addColumn('replaces', text)
    .addUniqueConstraint('sop_events_in_order', ['government_id', 'sequence'])
    .execute();
  await db.schema.createIndex('sop_events_by_sop').on('sop_events').columns(['sop_id', 'sequence']).execute();
  await db.schema.createIndex('sop_events_by_batch').on('sop_events').column('batch_id').execute();
  await appendOnly('sop_events');
}

async function ledger(ddl: Ddl): Promise<void> {
  const { db, table, text, bigint, integer, appendOnly } = ddl;
  const key = (t: CreateTableBuilder<string, string>, columns: readonly string[]): CreateTableBuilder<string, string> =>
    columns.reduce((made, column) => made.addColumn(column, text, (c) => c.notNull()), t);

  await withMeasures(
    key(table('movements'), ['government_id', 'sop_id', 'effective_on', 'unit_id', 'area', 'cause']).addColumn(
      'recorded_at',
      bigint,
      (c) => c.notNull(),
    ),
    ddl,
  )
    .addPrimaryKeyConstraint('movements_once', [
      'government_id',
      'sop_id',
      'recorded_at',
      'effective_on',
      'unit_id',
      'area',
      'cause',
    ])
    .execute();
  // a past knownAt takes back what was recorded since
  await db.schema.createIndex('movements_by_stamp').on('movements').columns(['government_id', 'recorded_at']).execute();
  await appendOnly('movements');

  await withMeasures(key(table('day_balances'), ['government_id', 'unit_id', 'area', 'effective_on', 'cause']), ddl)
    .addPrimaryKeyConstraint('day_balances_once', ['government_id', 'unit_id', 'area', 'effective_on', 'cause'])
    .execute();

  await withMeasures(key(table('month_balances'), ['government_id', 'unit_id', 'area', 'month']), ddl)
    .addPrimaryKeyConstraint('month_balances_once', ['government_id', 'unit_id', 'area', 'month'])
    .execute();

  await table('sop_spans')
    .addColumn('government_id', text, (c) => c.notNull())
    .addColumn('sop_id', text, (c) => c.notNull())
    .addColumn('from_on', text, (c) => c.notNull())
    .addColumn('to_on', text, (c) => c.notNull())
    .addColumn('unit_id', text, (c) => c.notNull())
    .addColumn('area', text, (c) => c.notNull())
    .addColumn('counted', integer, (c) => c.notNull())
    .addColumn('stage', text, (c) => c.notNull())
    .addColumn('in_force', integer, (c) => c.notNull())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('title_key', text, (c) => c.notNull())
    .addColumn('number', text)
    .addColumn('points', integer, (c) => c.notNull())
    .addColumn('required_on', text)
    .addColumn('ratified_on', text)
    .addColumn('state', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('sop_spans_once', ['government_id', 'sop_id', 'from_on'])
    .execute();
  await db.schema.createIndex('sop_spans_by_unit').on('sop_spans').columns(['unit_id', 'to_on', 'from_on']).execute();
}
