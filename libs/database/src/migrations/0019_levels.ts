import type { SchemaMigration } from '../migrate';

/**
 * Pages above a government are read from counts of OPDs that the balances hold beside the measures: a database from before has
 * none yet, the program counts them once. The last record of each kind tells whether what is known of the organisation still holds.
 */
export const levels: SchemaMigration = {
  name: '0019_levels',
  async up({ db, integer }) {
    await db.schema
      .alterTable('governments')
      .addColumn('opds_counted', integer, (c) => c.notNull().defaultTo(0))
      .execute();
    for (const name of ['area_decisions', 'targets', 'rulesets']) {
      await db.schema.createIndex(`${name}_in_order`).on(name).columns(['government_id', 'sequence']).execute();
    }
    await db.schema
      .createIndex('retractions_by_subject')
      .on('retractions')
      .columns(['government_id', 'subject', 'sequence'])
      .execute();
  },
};
