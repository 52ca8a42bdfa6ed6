import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Version of the outer contract (the path says v1; this counts additions to it). */
export const API_VERSION = '1.0.0';

/** Digest of the program's own files: part of the tag of an answer, because another build may answer otherwise. */
export const BUILD = digestOf(import.meta.dirname);

/** Built, all files of the program lie beside this one. */
function digestOf(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    if (/\.[jt]s$/.test(name)) hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
  }
  return hash.digest('base64url').slice(0, 12);
}
