import type { SchemaMigration } from '../migrate';

/** What a batch changed in the remarks of SOPs that were there before, so that taking it back gives them back. Append-only. */
export const batchRemarks: SchemaMigration = {
  name: '0018_batch_remarks',
  async up({ table, text, bigint, appendOnly }) {
    await table('batch_remarks')
      .addColumn('government_id', text, (c) => c.notNull())
      .addColumn('batch_id', text, (c) => c.notNull())
      .addColumn('sop_id', text, (c) => c.notNull())
      // JSON by key: null = there was no such remark
      .addColumn('before', text, (c) => c.notNull())
      .addColumn('after', text, (c) => c.notNull())
      .addColumn('recorded_at', bigint, (c) => c.notNull())
      .addPrimaryKeyConstraint('batch_remarks_once', ['batch_id', 'sop_id'])
      .execute();
    await appendOnly('batch_remarks');
  },
};
