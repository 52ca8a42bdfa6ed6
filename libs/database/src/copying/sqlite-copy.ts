import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { staysInUse } from './leaving';
import type { Replacement } from './replacement';

/** Pages that are copied before others get their turn. */
const PAGES_AT_ONCE = 500;

/**
 * Copies a SQLite database to a new file while others read and write it: all of it as it was when the copy began.
 * @throws Error when there is no such database, or no room for the copy.
 */
export async function copySqlite(path: string, file: string): Promise<void> {
  const { default: BetterSqlite } = await import('better-sqlite3');
  const source = new BetterSqlite(path, { readonly: true, fileMustExist: true });
  try {
    // Holding one view of the database, the copy need not begin anew whenever somebody writes.
    source.exec('begin');
    source.prepare('select count(*) from sqlite_master').get();
    await source.backup(file, { progress: () => PAGES_AT_ONCE });
  } finally {
    source.close();
  }
}

/**
 * Takes a copy, which lies at `beside`, for the database at `path`. @throws Error when a program has that one open.
 */
export async function replaceSqlite(path: string, beside: string): Promise<Replacement> {
  await refuseInUse(path);
  return {
    url: `file:${beside}`,
    keep: async () => {
      await refuseInUse(path);
      await removeSqlite(path, ['-wal', '-shm']);
      await rename(beside, path);
    },
    discard: () => removeSqlite(beside, ['', '-wal', '-shm']),
  };
}

async function removeSqlite(path: string, endings: readonly string[]): Promise<void> {
  for (const ending of endings) await rm(`${path}${ending}`, { force: true });
}

/** Nobody else may have it open: what a running server holds in its log would be lost. */
async function refuseInUse(path: string): Promise<void> {
  if (!existsSync(path)) return;
  if (await staysInUse(() => isOpenElsewhere(path))) throw new Error(`${path} is in use: stop the server first`);
}

async function isOpenElsewhere(path: string): Promise<boolean> {
  const { default: BetterSqlite } = await import('better-sqlite3');
  const connection = new BetterSqlite(path, { timeout: 0 });
  try {
    connection.pragma('locking_mode = exclusive');
    connection.exec('begin exclusive');
    connection.exec('rollback');
  } catch (error) {
    const code = String((Object(error) as { code?: unknown }).code);
    if (code.startsWith('SQLITE_BUSY')) return true;
    // what is no database any more may be replaced by a good one
    if (code !== 'SQLITE_NOTADB' && code !== 'SQLITE_CORRUPT') throw error;
  } finally {
    connection.close();
  }
  return false;
}
