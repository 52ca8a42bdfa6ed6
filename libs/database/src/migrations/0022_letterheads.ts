import type { SchemaMigration } from '../migrate';

/** Under whose name reports go out, with the crest, as people set it. Append-only: the newest one holds. */
export const letterheads: SchemaMigration = {
  name: '0022_letterheads',
  async up({ db, table, text, bytes, bigint, appendOnly }) {
    await table('crests')
      .addColumn('government_id', text, (c) => c.notNull())
      .addColumn('sha256', text, (c) => c.notNull())
      // a PNG that the program drew anew
      .addColumn('picture', bytes, (c) => c.notNull())
      .addColumn('stored_at', bigint, (c) => c.notNull())
      .addPrimaryKeyConstraint('crests_key', ['government_id', 'sha256'])
      .execute();
    await appendOnly('crests');

    await table('letterheads')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('government_id', text, (c) => c.notNull())
      .addColumn('government', text, (c) => c.notNull())
      .addColumn('secretariat', text, (c) => c.notNull())
      .addColumn('office', text, (c) => c.notNull())
      .addColumn('address', text)
      .addColumn('crest', text)
      .addColumn('recorded_at', bigint, (c) => c.notNull())
      .addColumn('actor', text, (c) => c.notNull())
      .addColumn('actor_name', text, (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex('letterheads_in_order')
      .on('letterheads')
      .columns(['government_id', 'recorded_at'])
      .execute();
    await appendOnly('letterheads');
  },
};
