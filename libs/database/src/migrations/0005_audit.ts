import type { SchemaMigration } from '../migrate';

/** The trail: who did what, when, from where. It belongs to the installation, not to a government: a refused sign-in has none. */
export const audit: SchemaMigration = {
  name: '0005_audit',
  async up({ db, table, text, bigint, identity, appendOnly }) {
    await table('audit_events')
      .addColumn('sequence', identity)
      .addColumn('recorded_at', bigint, (c) => c.notNull())
      .addColumn('outcome', text, (c) => c.notNull())
      .addColumn('action', text, (c) => c.notNull())
      .addColumn('actor_id', text)
      .addColumn('actor', text)
      .addColumn('via', text)
      .addColumn('subject_kind', text)
      .addColumn('subject_id', text)
      .addColumn('subject_label', text)
      .addColumn('before', text)
      .addColumn('after', text)
      .addColumn('address', text)
      .addColumn('user_agent', text)
      .addColumn('request_id', text)
      .addColumn('note', text)
      .addColumn('words', text, (c) => c.notNull())
      .execute();
    const index = (name: string, ...columns: string[]): Promise<void> =>
      db.schema.createIndex(`audit_events_by_${name}`).on('audit_events').columns(columns).execute();
    await index('time', 'recorded_at', 'sequence');
    await index('actor', 'actor', 'recorded_at', 'sequence');
    await index('action', 'action', 'recorded_at', 'sequence');
    await index('subject', 'subject_kind', 'subject_id', 'recorded_at', 'sequence');
    await index('outcome', 'outcome', 'recorded_at', 'sequence');
    await appendOnly('audit_events');
  },
};
