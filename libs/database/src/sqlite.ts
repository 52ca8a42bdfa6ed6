import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteDialectConfig,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely';
import type { Database as Connection } from 'better-sqlite3';
import type { Database } from './database';
import type { Tables } from './tables';

/** How long a single statement waits for another writer; the process stands still meanwhile. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Settings of every connection. `recursive_triggers` makes INSERT OR REPLACE fire the delete trigger,
 * so that it cannot overwrite an append-only row.
 */
const PRAGMAS = [
  `busy_timeout = ${BUSY_TIMEOUT_MS}`,
  'journal_mode = WAL',
  'synchronous = NORMAL',
  'foreign_keys = ON',
  'recursive_triggers = ON',
  'cache_size = -32000',
  'temp_store = MEMORY',
];

/** How long a transaction waits for another process or thread to finish writing. */
const WAIT_MS = 20_000;
const RETRY_MS = 5;

/**
 * Kysely's SQLite driver, except that a transaction begins as a writer unless it says that it only reads,
 * and that it waits for another writer without holding up this process (SQLite's own wait would).
 */
class WriterFirstDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    if (settings?.accessMode === 'read only') {
      await connection.executeQuery(CompiledQuery.raw('begin'));
      return;
    }
    await connection.executeQuery(CompiledQuery.raw('pragma busy_timeout = 0'));
    try {
      await beginAsWriter(connection, performance.now() + WAIT_MS);
    } finally {
      await connection.executeQuery(CompiledQuery.raw(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`));
    }
  }
}

async function beginAsWriter(connection: DatabaseConnection, deadline: number): Promise<void> {
  for (;;) {
    try {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
      return;
    } catch (error) {
      // Another process or thread is writing: its turn ends soon.
      if (!isBusy(error) || performance.now() > deadline) throw error;
      await setTimeout(RETRY_MS);
    }
  }
}

const isBusy = (error: unknown): boolean =>
  String((Object(error) as { code?: unknown }).code).startsWith('SQLITE_BUSY');

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
  const database: SqliteDatabase = { close: () => connection.close(), prepare: rememberingPrepare(connection) };
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

/** Short statements are prepared once; long ones (many rows at a time) would hold much memory for little. */
const REMEMBERED_LENGTH = 4_000;
const REMEMBERED_STATEMENTS = 300;

/** Prepares statements and keeps the short ones, which halves the cost of a small query. The schema's own statements make it forget all. */
function rememberingPrepare(connection: Connection): SqliteDatabase['prepare'] {
  const remembered = new Map<string, SqliteStatement>();
  return (sql) => {
    const known = remembered.get(sql);
    if (known) return known;
    const statement = connection.prepare<unknown[]>(sql);
    const made: SqliteStatement = {
      reader: statement.reader,
      all: (parameters) => statement.all(...parameters),
      run: (parameters) => statement.run(...parameters),
      // A statement that is being stepped through cannot be used twice at a time, so each stream has its own.
      iterate: (parameters) => connection.prepare<unknown[]>(sql).iterate(...parameters),
    };
    if (/^\s*(create|alter|drop)\b/i.test(sql)) {
      remembered.clear();
    } else if (sql.length <= REMEMBERED_LENGTH && !/^\s*pragma\b/i.test(sql)) {
      // some pragmas work when they are prepared, not when they run
      if (remembered.size >= REMEMBERED_STATEMENTS) remembered.clear();
      remembered.set(sql, made);
    }
    return made;
  };
}
