import type { SchemaMigration } from '../migrate';

/** Operations on the organisation, as they were decided: what they said of units and SOPs stands in the events themselves. */
export const reorganisation: SchemaMigration = {
  name: '0009_reorganisation',
  async up({ db, table, text, bigint, appendOnly }) {
    await table('unit_operations')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('government_id', text, (c) => c.notNull())
      .addColumn('kind', text, (c) => c.notNull())
      .addColumn('effective_on', text, (c) => c.notNull())
      .addColumn('recorded_at', bigint, (c) => c.notNull())
      .addColumn('operation', text, (c) => c.notNull())
      .addColumn('decisions', text, (c) => c.notNull())
      .addColumn('unit_events', text, (c) => c.notNull())
      .addColumn('legal_basis', text)
      .addColumn('actor', text, (c) => c.notNull())
      .addColumn('source', text, (c) => c.notNull())
      .addUniqueConstraint('unit_operations_in_order', ['government_id', 'recorded_at'])
      .execute();
    await db.schema
      .createIndex('unit_operations_by_day')
      .on('unit_operations')
      .columns(['government_id', 'effective_on'])
      .execute();
    await appendOnly('unit_operations');
  },
};
