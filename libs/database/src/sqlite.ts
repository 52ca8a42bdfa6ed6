import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteStatement,
} from 'kysely';
import type BetterSqliteDriver from 'better-sqlite3';
import type { Database as Connection } from 'better-sqlite3';
import type { Database } from './database';
import { LanesDriver } from './sqlite-lanes';
import type { Tables } from './tables';

/** How long a single statement waits for a writer of another process; this one stands still meanwhile. */
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

/** Of two that read, a long answer in many statements leaves one to everybody else. */
const READERS = 2;

/** How long a transaction waits for another process or thread to finish writing. */
const WAIT_MS = 20_000;
const RETRY_MS = 5;

/** Begins as a writer, and waits for another one without holding up this process (SQLite's own wait would). */
async function beginWriting(connection: DatabaseConnection): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw('pragma busy_timeout = 0'));
  try {
    await beginAsWriter(connection, performance.now() + WAIT_MS);
  } finally {
    await connection.executeQuery(CompiledQuery.raw(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`));
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

/** SQLite's DDL is transactional: a migration that fails leaves nothing behind. The driver itself keeps writers apart. */
class LanesAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class LanesDialect extends SqliteDialect {
  readonly #driver: LanesDriver;

  constructor(writing: SqliteDatabase, reading: readonly SqliteDatabase[]) {
    super({ database: writing });
    this.#driver = new LanesDriver(writing, reading, beginWriting);
  }

  override createDriver(): LanesDriver {
    return this.#driver;
  }

  override createAdapter(): LanesAdapter {
    return new LanesAdapter();
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
  const writing = openedForWriting(BetterSqlite, file);
  // a database in memory is one connection's own
  const reading = Array.from({ length: file === ':memory:' ? 0 : READERS }, () => new BetterSqlite(file));
  for (const one of reading) for (const pragma of [...PRAGMAS, 'query_only = ON']) one.pragma(pragma);
  const connections = [writing, ...reading];
  const prepared = connections.map((connection) => new Prepared(connection));
  const [writer, ...readers] = prepared.map((own): SqliteDatabase => ({
    close: () => own.connection.close(),
    prepare: (sql) => {
      // the schema's own statements make every connection forget
      if (/^\s*(create|alter|drop)\b/i.test(sql)) for (const one of prepared) one.forget();
      return own.prepare(sql);
    },
  }));
  if (!writer) throw new Error('there is no connection that writes');
  const db = new Kysely<Tables>({ dialect: new LanesDialect(writer, readers) });
  return {
    db,
    engine: 'sqlite',
    load: (table, rows) => db.transaction().execute(() => Promise.resolve(loadInto(writing, table, rows))),
    close: async () => {
      await db.destroy();
      // Kysely leaves the connections open when no query ever ran.
      for (const connection of connections) if (connection.open) connection.close();
    },
  };
}

/** A folder that can only be read, as a disk that fails is, has no place for the log beside the file. */
function openedForWriting(Driver: typeof BetterSqliteDriver, file: string): Connection {
  let connection: Connection | null = null;
  try {
    connection = new Driver(file);
    for (const pragma of PRAGMAS) connection.pragma(pragma);
    return connection;
  } catch (error) {
    connection?.close();
    const { code, message } = Object(error) as { code?: unknown; message?: unknown };
    if (!/^SQLITE_(CANTOPEN|READONLY)/.test(String(code))) throw error;
    const advice = 'give the program the right to write it and its folder';
    throw new Error(`${file} cannot be opened for writing (${String(message)}): ${advice}`, { cause: error });
  }
}

/** One statement, prepared once: faster than many rows in each. Within a transaction that is open. */
function loadInto(connection: Connection, table: string, rows: readonly object[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const names = columns.map((column) => `"${column}"`).join(', ');
  const insert = connection.prepare<unknown[]>(
    `insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`,
  );
  for (const row of rows as readonly Readonly<Record<string, unknown>>[])
    insert.run(columns.map((column) => row[column]));
}

/** Short statements are prepared once; long ones (many rows at a time) would hold much memory for little. */
const REMEMBERED_LENGTH = 4_000;
const REMEMBERED_STATEMENTS = 300;

/** Prepares statements and keeps the short ones, which halves the cost of a small query. */
class Prepared {
  private readonly remembered = new Map<string, SqliteStatement>();
  /** what ended the transaction that is open as the program sees it */
  private ended: { readonly by: unknown } | null = null;

  constructor(readonly connection: Connection) {}

  forget(): void {
    this.remembered.clear();
  }

  prepare(sql: string): SqliteStatement {
    const known = this.remembered.get(sql);
    if (known) return known;
    const statement = this.connection.prepare<unknown[]>(sql);
    const rollsBack = /^\s*rollback\s*$/i.test(sql);
    const made: SqliteStatement = {
      reader: statement.reader,
      all: (parameters) => this.within(() => statement.all(...parameters)),
      run: (parameters) => (rollsBack ? this.rollBack() : this.within(() => statement.run(...parameters))),
      // A statement that is being stepped through cannot be used twice at a time, so each stream has its own.
      iterate: (parameters) => this.connection.prepare<unknown[]>(sql).iterate(...parameters),
    };
    // some pragmas work when they are prepared, not when they run
    if (sql.length <= REMEMBERED_LENGTH && !/^\s*(pragma|create|alter|drop)\b/i.test(sql)) {
      if (this.remembered.size >= REMEMBERED_STATEMENTS) this.forget();
      this.remembered.set(sql, made);
    }
    return made;
  }
  /**
   * A full or failing disk makes SQLite roll back by itself. What is still sent within that transaction would be kept without the
   * rest: it fails as the statement did that ended it, until the program rolls back too.
   */
  private within<T>(run: () => T): T {
    if (this.ended) throw this.ended.by;
    const { inTransaction } = this.connection;
    try {
      return run();
    } catch (error) {
      if (inTransaction && !this.connection.inTransaction) this.ended = { by: error };
      throw error;
    }
  }

  private rollBack(): { changes: number; lastInsertRowid: number } {
    this.ended = null;
    if (this.connection.inTransaction) this.connection.exec('rollback');
    return { changes: 0, lastInsertRowid: 0 };
  }
}
