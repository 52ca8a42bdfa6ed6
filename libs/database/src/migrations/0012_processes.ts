import type { SchemaMigration } from '../migrate';

/** The map of business processes as dated events, and where the answers A to D of the LKE pass into each other. Append-only. */
export const processes: SchemaMigration = {
  name: '0012_processes',
  async up({ db, table, text, integer, bigint, appendOnly }) {
    await table('process_events')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('government_id', text, (c) => c.notNull())
      .addColumn('process_id', text, (c) => c.notNull())
      .addColumn('type', text, (c) => c.notNull())
      .addColumn('effective_on', text, (c) => c.notNull())
      .addColumn('payload', text, (c) => c.notNull())
      .addColumn('recorded_at', bigint, (c) => c.notNull())
      // among those recorded at the same moment
      .addColumn('sequence', integer, (c) => c.notNull())
      .addColumn('actor', text, (c) => c.notNull())
      .addColumn('source', text, (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex('process_events_in_order')
      .on('process_events')
      .columns(['government_id', 'effective_on', 'recorded_at', 'sequence'])
      .execute();
    await appendOnly('process_events');

    await table('lke_cuts')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('government_id', text, (c) => c.notNull())
      .addColumn('recorded_at', bigint, (c) => c.notNull())
      // at least so many percent are "all", more than so many are "most"
      .addColumn('all_from', integer, (c) => c.notNull())
      .addColumn('most_above', integer, (c) => c.notNull())
      .addColumn('actor', text, (c) => c.notNull())
      .execute();
    await db.schema.createIndex('lke_cuts_latest').on('lke_cuts').columns(['government_id', 'recorded_at']).execute();
    await appendOnly('lke_cuts');
  },
};
