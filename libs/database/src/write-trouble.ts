/** Why a database takes no writes: its disk is full, it may only be read, its disk fails, its file is damaged. */
export type WriteTrouble = 'full' | 'read_only' | 'disk_fails' | 'damaged';

/** By the Kysely of a database. */
const LAST = new WeakMap<object, WriteTrouble>();

/** Codes of both engines, and of the system below them. */
const TROUBLES: readonly (readonly [RegExp, WriteTrouble])[] = [
  [/^(SQLITE_FULL|53100|ENOSPC|EFBIG)$/, 'full'],
  [/^(SQLITE_READONLY.*|25006|EROFS)$/, 'read_only'],
  [/^(SQLITE_IOERR.*|58030|EIO)$/, 'disk_fails'],
  [/^(SQLITE_CORRUPT.*|SQLITE_NOTADB|XX00[12])$/, 'damaged'],
];

/** What an error of a driver says about writing; null when it is about something else. */
export function writeTroubleOf(error: unknown): WriteTrouble | null {
  // known by its code: the drivers' errors may be of another realm
  const code = String((Object(error) as { code?: unknown }).code);
  return TROUBLES.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}

/** Remembers how the last write to a database went, for `lastTrouble`. */
export async function watched<T>(db: object, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work();
    LAST.delete(db);
    return result;
  } catch (error) {
    const trouble = writeTroubleOf(error);
    if (trouble) LAST.set(db, trouble);
    throw error;
  }
}

/** How the last write went: null when it went well. */
export const lastTrouble = (db: object): WriteTrouble | null => LAST.get(db) ?? null;
