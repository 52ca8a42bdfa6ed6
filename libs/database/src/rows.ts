import type { InsertObject } from 'kysely';
import type { Queryable } from './database';
import type { Tables } from './tables';

/** Below SQLite's limit of 32,766 parameters in one statement (PostgreSQL: 65,535). */
const MAX_PARAMETERS = 30_000;
/** Longer statements cost more to parse than they save. */
const MAX_ROWS = 500;

/** Inserts any number of rows of one shape, in as few statements as the engines allow. Call it inside a transaction. */
export async function insertRows<T extends keyof Tables & string>(
  tx: Queryable,
  table: T,
  rows: readonly InsertObject<Tables, T>[],
): Promise<void> {
  const columns = Math.max(1, Object.keys(rows[0] ?? {}).length);
  const size = Math.min(MAX_ROWS, Math.floor(MAX_PARAMETERS / columns));
  for (let at = 0; at < rows.length; at += size) {
    await tx
      .insertInto(table)
      .values(rows.slice(at, at + size))
      .execute();
  }
}
