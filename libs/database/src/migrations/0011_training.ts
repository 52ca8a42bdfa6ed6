import type { SchemaMigration } from '../migrate';

/**
 * Trainings and who took part. Rows are changed in place and every change is in the trail, without names: whoever asks for
 * it can have a name taken out for good.
 */
export const training: SchemaMigration = {
  name: '0011_training',
  async up({ table, text, integer, bigint, db }) {
    await table('trainings')
      .addColumn('government_id', text, (c) => c.notNull())
      .addColumn('id', text, (c) => c.notNull())
      .addColumn('title', text, (c) => c.notNull())
      // JSON list
      .addColumn('subjects', text, (c) => c.notNull())
      .addColumn('starts_on', text, (c) => c.notNull())
      .addColumn('ends_on', text, (c) => c.notNull())
      .addColumn('place_kind', text, (c) => c.notNull())
      .addColumn('place', text, (c) => c.notNull())
      .addColumn('organiser', text, (c) => c.notNull())
      // JSON list: institutions
      .addColumn('teachers', text, (c) => c.notNull())
      .addColumn('lesson_hours', integer)
      .addColumn('batches', integer, (c) => c.notNull())
      // as announced; null = only those recorded one by one
      .addColumn('stated_participants', integer)
      .addColumn('source_note', text)
      .addColumn('sample', integer, (c) => c.notNull())
      .addColumn('recorded_at', bigint, (c) => c.notNull())
      .addColumn('actor', text, (c) => c.notNull())
      .addPrimaryKeyConstraint('trainings_once', ['government_id', 'id'])
      .execute();

    await table('training_participants')
      .addColumn('government_id', text, (c) => c.notNull())
      .addColumn('training_id', text, (c) => c.notNull())
      .addColumn('id', text, (c) => c.notNull())
      .addColumn('unit_id', text, (c) => c.notNull())
      .addColumn('batch', integer)
      // null = people who are only counted
      .addColumn('name', text)
      .addColumn('people', integer, (c) => c.notNull())
      .addColumn('drafts', integer, (c) => c.notNull())
      .addColumn('recorded_at', bigint, (c) => c.notNull())
      .addColumn('actor', text, (c) => c.notNull())
      .addPrimaryKeyConstraint('training_participants_once', ['government_id', 'training_id', 'id'])
      .execute();
    await db.schema
      .createIndex('training_participants_by_unit')
      .on('training_participants')
      .columns(['government_id', 'unit_id'])
      .execute();
  },
};
