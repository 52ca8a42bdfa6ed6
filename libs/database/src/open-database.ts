import { openPostgres } from './postgres';
import { openSqlite } from './sqlite';
import type { Database } from './database';

/**
 * Opens the database of an address: `file:path`, `file::memory:`, `postgres://…` or `postgresql://…`.
 * Folders above a SQLite file are made. The schema is not touched: see `migrate`.
 * @throws Error when the address is of another form, or the database does not answer.
 */
export async function openDatabase(url: string): Promise<Database> {
  if (url.startsWith('file:')) return openSqlite(sqliteFileOf(url));
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
  throw new Error(`not a database address (file:path or postgres://…): ${url.replace(/:[^:@/]*@/, ':***@')}`);
}

/** `file:var/x.sqlite` is relative to the working folder, `file:/var/x.sqlite` and `file:///var/x.sqlite` are not. */
export function sqliteFileOf(url: string): string {
  const path = url.slice('file:'.length).replace(/^\/\/(?=\/)/, '');
  if (path === '') throw new Error('the database address file: names no file');
  return path;
}
