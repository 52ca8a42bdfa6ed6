import type { SchemaMigration } from '../migrate';

/** Imports with their files, and the names of units learnt from them. */
export const imports: SchemaMigration = {
  name: '0003_imports',
  async up({ db, table, text, integer, bigint, bytes }) {
    await table('import_files')
      .addColumn('sha256', text, (c) => c.primaryKey())
      .addColumn('bytes', bytes, (c) => c.notNull())
      .addColumn('size', integer, (c) => c.notNull())
      .execute();
    await table('imports')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('government_id', text, (c) => c.notNull())
      .addColumn('status', text, (c) => c.notNull())
      .addColumn('file_name', text, (c) => c.notNull())
      .addColumn('sha256', text, (c) => c.notNull().references('import_files.sha256'))
      .addColumn('created_at', bigint, (c) => c.notNull())
      .addColumn('created_by', text, (c) => c.notNull())
      .addColumn('created_by_name', text, (c) => c.notNull())
      .addColumn('options', text, (c) => c.notNull())
      .addColumn('decisions', text, (c) => c.notNull())
      .addColumn('plan_digest', text, (c) => c.notNull())
      .addColumn('summary', text, (c) => c.notNull())
      .addColumn('preview', bytes, (c) => c.notNull())
      .execute();
    await db.schema.createIndex('imports_latest').on('imports').columns(['government_id', 'created_at']).execute();
    await table('unit_aliases')
      .addColumn('government_id', text, (c) => c.notNull())
      .addColumn('alias_key', text, (c) => c.notNull())
      .addColumn('alias', text, (c) => c.notNull())
      .addColumn('unit_id', text, (c) => c.notNull())
      .addColumn('remembered_at', bigint, (c) => c.notNull())
      .addColumn('actor', text, (c) => c.notNull())
      .addPrimaryKeyConstraint('unit_aliases_key', ['government_id', 'alias_key'])
      .execute();
  },
};
