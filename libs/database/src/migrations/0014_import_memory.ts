import type { SchemaMigration } from '../migrate';

/** What imports learn from people: what headers mean in the files of a unit, and to which area SOPs of a title belong. */
export const importMemory: SchemaMigration = {
  name: '0014_import_memory',
  async up({ table, text, integer, bigint }) {
    await table('import_headers')
      .addColumn('government_id', text, (c) => c.notNull())
      .addColumn('unit_id', text, (c) => c.notNull())
      .addColumn('header_key', text, (c) => c.notNull())
      .addColumn('header', text, (c) => c.notNull())
      .addColumn('field', text)
      .addColumn('remembered_at', bigint, (c) => c.notNull())
      .addColumn('actor', text, (c) => c.notNull())
      .addPrimaryKeyConstraint('import_headers_key', ['government_id', 'unit_id', 'header_key'])
      .execute();
    await table('area_confirmations')
      .addColumn('government_id', text, (c) => c.notNull())
      .addColumn('title_key', text, (c) => c.notNull())
      .addColumn('area', text, (c) => c.notNull())
      .addColumn('times', integer, (c) => c.notNull())
      .addColumn('confirmed_at', bigint, (c) => c.notNull())
      .addColumn('actor', text, (c) => c.notNull())
      .addPrimaryKeyConstraint('area_confirmations_key', ['government_id', 'title_key', 'area'])
      .execute();
  },
};
