import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteDialectConfig,
  type TransactionSettings,
} from 'kysely';
import type { Database } from './database';
import type { Tables } from './tables';

/**
 * Settings of every connection. `recursive_triggers` makes INSERT OR REPLACE fire the delete trigger,
 * so that it cannot overwrite an append-only row.
 */
const PRAGMAS = [
  'journal_mode = WAL',
  'synchronous = NORMAL',
  'foreign_keys = ON',
  'recursive_triggers = ON',
  'busy_timeout = 5000',
  'cache_size = -32000',
  'temp_store = MEMORY',
];

/** Kysely's SQLite driver, except that a transaction begins as a writer unless it says that it only reads. */
class WriterFirstDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }
}

/** SQLite's DDL is transactional: a migration that fails leaves nothing behind. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class WriterFirstDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): WriterFirstDriver {
    return new WriterFirstDriver(this.#config);
  }

  override createAdapter(): TransactionalDdlAdapter {
    return new TransactionalDdlAdapter();
  }
}

/**
 * Opens (or makes) a SQLite file; `:memory:` is a database of this process alone.
 * @throws Error when the file cannot be opened or is no SQLite database.
 */
export async function openSqlite(file: string): Promise<Database> {
  // The driver is built for Node-API 10: an older Node does not refuse it, it crashes.
  if (Number(process.versions['napi'] ?? 0) < 10) {
    throw new Error(
      `better-sqlite3 needs Node 22.14 or newer, this is ${process.version}: start through the npm scripts`,
    );
  }
  const { default: BetterSqlite } = await import('better-sqlite3');
  if (file !== ':memory:') mkdirSync(dirname(resolve(file)), { recursive: true });
  const connection = new BetterSqlite(file);
  for (const pragma of PRAGMAS) connection.pragma(pragma);
  const database: SqliteDatabase = {
    close: () => connection.close(),
    prepare: (sql) => {
      const statement = connection.prepare<unknown[]>(sql);
      return {
        reader: statement.reader,
        all: (parameters) => statement.all(...parameters),
        run: (parameters) => statement.run(...parameters),
        iterate: (parameters) => statement.iterate(...parameters),
      };
    },
  };
  const db = new Kysely<Tables>({ dialect: new WriterFirstDialect({ database }) });
  return {
    db,
    engine: 'sqlite',
    close: async () => {
      await db.destroy();
      // Kysely leaves the connection open when no query ever ran.
      if (connection.open) connection.close();
    },
  };
}
