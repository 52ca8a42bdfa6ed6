import type { SchemaMigration } from '../migrate';

/** Dated rules of scoring: versions of the ruleset, names of areas, holidays. Append-only; taken back by retractions. */
export const policy: SchemaMigration = {
  name: '0010_policy',
  async up({ db, table, text, integer, bigint, appendOnly }) {
    await table('rulesets')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('government_id', text, (c) => c.notNull())
      .addColumn('sequence', bigint, (c) => c.notNull())
      // the number that people and answers call it by; 1 is built in
      .addColumn('version', integer, (c) => c.notNull())
      .addColumn('effective_on', text, (c) => c.notNull())
      .addColumn('contents', text, (c) => c.notNull())
      .addColumn('basis', text, (c) => c.notNull())
      .addColumn('recorded_at', bigint, (c) => c.notNull())
      .addColumn('actor', text, (c) => c.notNull())
      .addColumn('source', text, (c) => c.notNull())
      .addUniqueConstraint('rulesets_version', ['government_id', 'version'])
      .execute();
    await appendOnly('rulesets');

    await table('holidays')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('government_id', text, (c) => c.notNull())
      .addColumn('sequence', bigint, (c) => c.notNull())
      .addColumn('effective_on', text, (c) => c.notNull())
      .addColumn('kind', text, (c) => c.notNull())
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_en', text)
      .addColumn('confirmed', integer, (c) => c.notNull())
      .addColumn('recorded_at', bigint, (c) => c.notNull())
      .addColumn('actor', text, (c) => c.notNull())
      .addColumn('source', text, (c) => c.notNull())
      .execute();
    await db.schema.createIndex('holidays_by_day').on('holidays').columns(['government_id', 'effective_on']).execute();
    await appendOnly('holidays');

    await table('area_labels')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('government_id', text, (c) => c.notNull())
      .addColumn('sequence', bigint, (c) => c.notNull())
      .addColumn('area', text, (c) => c.notNull())
      .addColumn('effective_on', text, (c) => c.notNull())
      .addColumn('label', text, (c) => c.notNull())
      .addColumn('label_en', text, (c) => c.notNull())
      .addColumn('basis', text, (c) => c.notNull())
      .addColumn('recorded_at', bigint, (c) => c.notNull())
      .addColumn('actor', text, (c) => c.notNull())
      .addColumn('source', text, (c) => c.notNull())
      .execute();
    await appendOnly('area_labels');
  },
};
