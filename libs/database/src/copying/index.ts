import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { openDatabase, sqliteFileOf } from '../open-database';
import { dumpPostgres, restorePostgres } from './postgres-copy';
import type { Replacement } from './replacement';
import { copySqlite, replaceSqlite } from './sqlite-copy';

export type { Replacement } from './replacement';

/**
 * Writes all of a database to a new file while others use it: SQLite a database file, PostgreSQL a dump of `pg_dump -Fc`.
 * @param url the address of the database
 */
export async function copyDatabase(url: string, file: string): Promise<void> {
  await (isPostgres(url) ? dumpPostgres(url, file) : copySqlite(pathOf(url), file));
}

/** Where the file of a copy is best unpacked that is to replace the database of `url`: on the same disk. */
export const placeBeside = (url: string, otherwise: string): string =>
  isPostgres(url) ? otherwise : `${pathOf(url)}.restoring`;

/**
 * Makes ready to replace the database of `url` by a copy that `copyDatabase` wrote to the same kind of database.
 * @param file the copy, at `placeBeside`
 * @throws Error when the database is in use, or does not take the copy.
 */
export function replaceDatabase(url: string, file: string): Promise<Replacement> {
  return isPostgres(url) ? restorePostgres(url, file) : replaceSqlite(pathOf(url), file);
}

const isPostgres = (url: string): boolean => !url.startsWith('file:');

function pathOf(url: string): string {
  const path = sqliteFileOf(url);
  if (path === ':memory:') throw new Error('a database in memory has no copy: it ends with its program');
  return path;
}

/** True when no table holds a row, the migrations' own aside; or when there is no database yet. */
export async function isEmptyDatabase(url: string): Promise<boolean> {
  if (!isPostgres(url) && !existsSync(pathOf(url))) return true;
  const { db, close } = await openDatabase(url);
  try {
    for (const { name } of await db.introspection.getTables()) {
      const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
      if (rows.length > 0) return false;
    }
    return true;
  } finally {
    await close();
  }
}
