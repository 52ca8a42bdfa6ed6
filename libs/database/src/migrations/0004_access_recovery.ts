import type { SchemaMigration } from '../migrate';

/** Mail addresses, passwords that must be changed or reset, what a session and a token show of themselves, single sign-on. */
export const accessRecovery: SchemaMigration = {
  name: '0004_access_recovery',
  async up({ db, table, text, integer, bigint }) {
    const users = () => db.schema.alterTable('users');
    await users().addColumn('email', text).execute();
    await users()
      .addColumn('must_change_password', integer, (c) => c.notNull().defaultTo(0))
      .execute();
    await db.schema.createIndex('users_by_email').unique().on('users').column('email').execute();

    // Sessions get an id to be named by. Those of before have none and are over: everybody signs in once more.
    await db.schema.dropTable('sessions').execute();
    await table('sessions')
      .addColumn('token_hash', text, (c) => c.primaryKey())
      .addColumn('id', text, (c) => c.notNull().unique())
      .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
      .addColumn('browser', text, (c) => c.notNull())
      .addColumn('system', text, (c) => c.notNull())
      .addColumn('created_at', bigint, (c) => c.notNull())
      .addColumn('last_seen_at', bigint, (c) => c.notNull())
      .execute();
    await db.schema.createIndex('sessions_by_user').on('sessions').column('user_id').execute();
    await db.schema.createIndex('sessions_by_last_seen').on('sessions').column('last_seen_at').execute();

    const tokens = () => db.schema.alterTable('api_tokens');
    await tokens().addColumn('scopes', text).execute();
    await tokens().addColumn('last_used_at', bigint).execute();

    await table('password_resets')
      .addColumn('token_hash', text, (c) => c.primaryKey())
      .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
      .addColumn('created_at', bigint, (c) => c.notNull())
      .execute();
    await db.schema.createIndex('password_resets_by_user').on('password_resets').column('user_id').execute();

    await table('identities')
      .addColumn('issuer', text, (c) => c.notNull())
      .addColumn('subject', text, (c) => c.notNull())
      .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
      .addColumn('created_at', bigint, (c) => c.notNull())
      .addPrimaryKeyConstraint('identities_pk', ['issuer', 'subject'])
      .execute();
    await db.schema.createIndex('identities_by_user').on('identities').column('user_id').execute();

    await table('sso_attempts')
      .addColumn('state_hash', text, (c) => c.primaryKey())
      .addColumn('nonce', text, (c) => c.notNull())
      .addColumn('code_verifier', text, (c) => c.notNull())
      .addColumn('way_back', text, (c) => c.notNull())
      .addColumn('created_at', bigint, (c) => c.notNull())
      .execute();
  },
};
