import { sql, type Insertable, type Kysely, type Transaction } from 'kysely';
import type { Tables } from './tables';
import { lastTrouble, watched, writeTroubleOf, type WriteTrouble } from './write-trouble';

export type Engine = 'sqlite' | 'postgres';

/** An open database. The same repositories serve both engines; `engine` is for the few places where they differ. */
export interface Database {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
  /**
   * Adds many rows of one shape as fast as the engine can, outside of any transaction: for filling an empty database.
   * All of them or, when it throws, none.
   */
  load<T extends keyof Tables & string>(table: T, rows: readonly Insertable<Tables[T]>[]): Promise<void>;
  close(): Promise<void>;
}

/** A transaction that may write: repository methods that must not run outside of one take this type. */
export type Tx = Transaction<Tables>;

/** What a reading repository method takes: the database itself or a transaction of it. */
export type Queryable = Kysely<Tables>;

/**
 * Runs `work` as one writer: all of it is committed, or nothing when it throws.
 * SQLite begins immediately as the one writer (a reader that upgrades later could fail as busy); PostgreSQL reads committed rows.
 * Never call it inside itself: SQLite has one connection that writes, the inner call would wait for the outer one for ever.
 */
export function write<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return watched(database.db, () => database.db.transaction().execute(work));
}

/**
 * From here to the commit nobody else is past this line with one of these keys: for a decision by what is counted, which two
 * writers of PostgreSQL would both make by the same count. SQLite has one writer anyway.
 */
export async function oneAtATime(database: Database, tx: Tx, keys: readonly string[]): Promise<void> {
  if (database.engine === 'sqlite') return;
  for (const key of [...keys].sort()) await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
}

/** Runs `work` on one unchanging view of the database: what it reads belongs together although others write meanwhile. */
export function read<T>(database: Database, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const transaction = database.db.transaction().setAccessMode('read only');
  return (database.engine === 'postgres' ? transaction.setIsolationLevel('repeatable read') : transaction).execute(
    work,
  );
}

/** More than what is left over in a page somewhere. */
const PROBE_LENGTH = 262_144;

/**
 * Why the database takes no writes; null when it does. After a write that failed it is tried anew here, so that nobody has to
 * tell the program that there is room again.
 */
export async function writeTrouble(database: Database): Promise<WriteTrouble | null> {
  if (lastTrouble(database.db) === null) return null;
  try {
    await write(database, async (tx) => {
      await sql`create table write_probe (filling text)`.execute(tx);
      await sql`insert into write_probe values (${'x'.repeat(PROBE_LENGTH)})`.execute(tx);
      await sql`drop table write_probe`.execute(tx);
    });
  } catch (error) {
    if (writeTroubleOf(error) === null) throw error;
  }
  return lastTrouble(database.db);
}
