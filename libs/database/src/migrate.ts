import type { Kysely } from 'kysely';
import { Migrator, type MigrationProvider } from 'kysely/migration';
import type { Database } from './database';
import { ddlOf, type Ddl } from './ddl';
import { refuseHalfFilled } from './filling';
import { MIGRATIONS } from './migrations';

/** One frozen step of the schema. Once released it is never edited; a change is a new step. */
export interface SchemaMigration {
  /** Ascending, e.g. `0001_register`. */
  readonly name: string;
  up(ddl: Ddl): Promise<void>;
}

/** The database was made or migrated by a newer version of the program. */
export class UnknownMigrationsError extends Error {
  constructor(readonly names: readonly string[]) {
    super(
      `the database has migrations that this version does not know (${names.join(', ')}): start the newer version, or use another database`,
    );
    this.name = 'UnknownMigrationsError';
  }
}

export interface MigrationState {
  readonly executed: readonly string[];
  readonly pending: readonly string[];
  /** Executed here, but not part of this version. */
  readonly unknown: readonly string[];
}

/** The steps of the schema of this version, in their order. */
export const knownMigrations = (): readonly string[] => MIGRATIONS.map(({ name }) => name);

/** Which migrations the database has and lacks. @throws UnfinishedFillingError when filling it broke off */
export async function migrationState(database: Database, migrations = MIGRATIONS): Promise<MigrationState> {
  await refuseHalfFilled(database);
  const executed = await executedMigrations(database);
  const known = migrations.map(({ name }) => name);
  return {
    executed,
    pending: known.filter((name) => !executed.includes(name)),
    unknown: executed.filter((name) => !known.includes(name)),
  };
}

/**
 * Brings the schema up to date, in one transaction; two processes that start together do it once.
 * @returns the names of the migrations that ran now
 * @throws UnknownMigrationsError when the database is newer than this version; UnfinishedFillingError; the error of a step that failed, which then left nothing behind.
 */
export async function migrate(database: Database, migrations = MIGRATIONS): Promise<readonly string[]> {
  const { unknown } = await migrationState(database, migrations);
  if (unknown.length > 0) throw new UnknownMigrationsError(unknown);
  const migrator = new Migrator({ db: database.db, provider: providerOf(database, migrations) });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error(String(error));
  return (results ?? []).filter(({ status }) => status === 'Success').map(({ migrationName }) => migrationName);
}

function providerOf(database: Database, migrations: readonly SchemaMigration[]): MigrationProvider {
  const steps = migrations.map(({ name, up }) => [
    name,
    { up: (db: Kysely<unknown>): Promise<void> => up(ddlOf(db, database.engine)) },
  ]);
  return { getMigrations: () => Promise.resolve(Object.fromEntries(steps)) };
}

async function executedMigrations(database: Database): Promise<readonly string[]> {
  const tables = await database.db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  const rows = await database.db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}
