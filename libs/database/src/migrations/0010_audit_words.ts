import type { SchemaMigration } from '../migrate';

/** The trail by word, so that a rare word is found among millions of acts; and by account, for its last sign-in. */
export const auditWords: SchemaMigration = {
  name: '0010_audit_words',
  async up({ db, table, text, bigint, appendOnly }) {
    await table('audit_words')
      .addColumn('word', text, (c) => c.notNull())
      .addColumn('sequence', bigint, (c) => c.notNull())
      .addPrimaryKeyConstraint('audit_words_once', ['word', 'sequence'])
      .execute();
    await appendOnly('audit_words');
    await db.schema
      .createIndex('audit_events_by_account')
      .on('audit_events')
      .columns(['actor_id', 'action', 'recorded_at'])
      .execute();
    await db.schema
      .createIndex('audit_events_by_kind')
      .on('audit_events')
      .columns(['subject_kind', 'recorded_at', 'sequence'])
      .execute();
  },
};
