import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** A folder as the program finds it. */
export interface Place {
  /** the folder itself, or the nearest one above it that exists */
  readonly there: string;
  readonly exists: boolean;
  /** why nothing can be written there; null = it can */
  readonly closed: 'not_a_folder' | 'no_right' | null;
}

/** Whether this account can write into a folder, or make it. */
export function placeOf(path: string): Place {
  const folder = resolve(path);
  const there = nearestExisting(folder);
  const exists = there === folder;
  if (!statSync(there).isDirectory()) return { there, exists, closed: 'not_a_folder' };
  try {
    accessSync(there, constants.R_OK | constants.W_OK | constants.X_OK);
    return { there, exists, closed: null };
  } catch {
    // whatever the system says: this account may not
    return { there, exists, closed: 'no_right' };
  }
}

/** Bytes of the disk on which a folder lies, or would lie: what this account may still fill, and all. */
export async function diskOf(path: string): Promise<{ free: number; total: number }> {
  const { bavail, blocks, bsize } = await statfs(nearestExisting(resolve(path)));
  return { free: bavail * bsize, total: blocks * bsize };
}

const nearestExisting = (path: string): string =>
  existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
