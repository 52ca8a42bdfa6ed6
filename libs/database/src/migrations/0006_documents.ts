import type { SchemaMigration } from '../migrate';

/** Documents of SOPs: which file stands for which version, who gave or withdrew it, and what was read in it. */
export const documents: SchemaMigration = {
  name: '0006_documents',
  async up({ db, table, text, integer, bigint, appendOnly }) {
    await table('stored_files')
      .addColumn('government_id', text, (c) => c.notNull())
      .addColumn('sha256', text, (c) => c.notNull())
      .addColumn('size', integer, (c) => c.notNull())
      .addColumn('kind', text, (c) => c.notNull())
      .addColumn('media_type', text, (c) => c.notNull())
      .addColumn('stored_at', bigint, (c) => c.notNull())
      .addPrimaryKeyConstraint('stored_files_key', ['government_id', 'sha256'])
      .execute();

    await table('sop_documents')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('government_id', text, (c) => c.notNull())
      .addColumn('sop_id', text, (c) => c.notNull().references('sops.id'))
      .addColumn('sha256', text, (c) => c.notNull())
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('version', text, (c) => c.notNull())
      .addColumn('note', text)
      .addColumn('uploaded_at', bigint, (c) => c.notNull())
      .addColumn('uploaded_by', text, (c) => c.notNull())
      .addColumn('uploaded_by_name', text, (c) => c.notNull())
      .addForeignKeyConstraint('sop_documents_file', ['government_id', 'sha256'], 'stored_files', [
        'government_id',
        'sha256',
      ])
      .execute();
    await db.schema
      .createIndex('sop_documents_of_sop')
      .on('sop_documents')
      .columns(['government_id', 'sop_id', 'uploaded_at'])
      .execute();

    await table('withdrawn_documents')
      .addColumn('document_id', text, (c) => c.primaryKey().references('sop_documents.id'))
      .addColumn('government_id', text, (c) => c.notNull())
      .addColumn('reason', text, (c) => c.notNull())
      .addColumn('withdrawn_at', bigint, (c) => c.notNull())
      .addColumn('withdrawn_by', text, (c) => c.notNull())
      .addColumn('withdrawn_by_name', text, (c) => c.notNull())
      .execute();

    await table('document_readings')
      .addColumn('sha256', text, (c) => c.notNull())
      .addColumn('reader', integer, (c) => c.notNull())
      .addColumn('found', text, (c) => c.notNull())
      .addColumn('read_at', bigint, (c) => c.notNull())
      .addPrimaryKeyConstraint('document_readings_key', ['sha256', 'reader'])
      .execute();

    for (const name of ['stored_files', 'sop_documents', 'withdrawn_documents']) await appendOnly(name);
  },
};
