import type { SchemaMigration } from '../migrate';

/** Verifications of submitted documents: part of the trail, without effect on any figure. */
export const workflow: SchemaMigration = {
  name: '0007_workflow',
  async up({ db, table, text, bigint, appendOnly }) {
    await table('sop_verifications')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('government_id', text, (c) => c.notNull())
      .addColumn('sop_id', text, (c) => c.notNull())
      .addColumn('seen_sequence', bigint, (c) => c.notNull())
      .addColumn('note', text)
      .addColumn('recorded_at', bigint, (c) => c.notNull())
      .addColumn('actor', text, (c) => c.notNull())
      .addColumn('source', text, (c) => c.notNull())
      .execute();
    await db.schema.createIndex('sop_verifications_by_sop').on('sop_verifications').column('sop_id').execute();
    await appendOnly('sop_verifications');
  },
};
