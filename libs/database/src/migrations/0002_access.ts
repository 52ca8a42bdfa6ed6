import type { SchemaMigration } from '../migrate';

/** Users, their roles at units, sessions, API tokens, failed sign-ins. */
export const access: SchemaMigration = {
  name: '0002_access',
  async up({ db, table, text, integer, bigint, identity }) {
    await table('users')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('username', text, (c) => c.notNull().unique())
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('password_hash', text, (c) => c.notNull())
      .addColumn('sample', integer, (c) => c.notNull().defaultTo(0))
      .addColumn('disabled', integer, (c) => c.notNull().defaultTo(0))
      .addColumn('created_at', bigint, (c) => c.notNull())
      .execute();

    await table('grants')
      .addColumn('id', identity)
      .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
      .addColumn('role', text, (c) => c.notNull())
      .addColumn('unit_id', text, (c) => c.notNull())
      .addUniqueConstraint('grants_once', ['user_id', 'role', 'unit_id'])
      .execute();

    await table('sessions')
      .addColumn('token_hash', text, (c) => c.primaryKey())
      .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
      .addColumn('created_at', bigint, (c) => c.notNull())
      .addColumn('last_seen_at', bigint, (c) => c.notNull())
      .execute();
    await db.schema.createIndex('sessions_by_user').on('sessions').column('user_id').execute();
    await db.schema.createIndex('sessions_by_last_seen').on('sessions').column('last_seen_at').execute();

    await table('api_tokens')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('token_hash', text, (c) => c.notNull().unique())
      .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
      .addColumn('label', text, (c) => c.notNull())
      .addColumn('created_at', bigint, (c) => c.notNull())
      .addColumn('expires_at', bigint)
      .addColumn('revoked_at', bigint)
      .execute();
    await db.schema.createIndex('api_tokens_by_user').on('api_tokens').column('user_id').execute();

    await table('sign_in_failures')
      .addColumn('subject', text, (c) => c.primaryKey())
      .addColumn('failures', integer, (c) => c.notNull())
      .addColumn('last_failed_at', bigint, (c) => c.notNull())
      .execute();
  },
};
