import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isEmptyDatabase, knownMigrations, placeBeside, replaceDatabase, type Engine } from '@pantausop/database';
import type { Settings } from '../../config';
import type { Manifest, Piece } from './manifest';
import { readBackup, UnusableBackupError } from './read-backup';

type Target = Pick<Settings, 'databaseUrl' | 'filesDirectory'>;

/**
 * Restores a backup in the place of database and documents of the settings. What is there stays until everything is unpacked,
 * agrees with its digests, and passed `prove`; documents that are there already stay as they are.
 * @param overwrite false: a target that holds anything is refused
 * @param prove proves the restored database at this address, which it may migrate; throws when it is wrong
 * @throws UnusableBackupError, or the error of what failed; then the database is as it was
 */
export async function restoreBackup(
  file: string,
  target: Target,
  overwrite: boolean,
  prove: (url: string) => Promise<void>,
): Promise<Manifest> {
  const folder = resolve(target.filesDirectory);
  const shelter = await mkdtemp(join(tmpdir(), 'pantausop-restore-'));
  const copy = placeBeside(target.databaseUrl, join(shelter, 'database'));
  const arriving = (piece: Piece): string => `${join(folder, piece.name.slice('files/'.length))}.part`;
  const unpacked: string[] = [];
  try {
    const manifest = await readBackup(
      file,
      (found) => refuseUnfit(found, target, overwrite),
      (piece) => {
        if (piece.name.startsWith('database.')) return copy;
        unpacked.push(arriving(piece));
        return arriving(piece);
      },
    );
    const replacement = await replaceDatabase(target.databaseUrl, copy);
    try {
      await prove(replacement.url);
      for (const part of unpacked) await rename(part, part.slice(0, -'.part'.length));
      await replacement.keep();
    } catch (error) {
      await replacement.discard();
      throw error;
    }
    return manifest;
  } finally {
    for (const part of unpacked) await rm(part, { force: true });
    await rm(copy, { force: true });
    await rm(shelter, { recursive: true, force: true });
  }
}

async function refuseUnfit(manifest: Manifest, { databaseUrl }: Target, overwrite: boolean): Promise<void> {
  const engine: Engine = databaseUrl.startsWith('file:') ? 'sqlite' : 'postgres';
  if (manifest.engine !== engine)
    throw new UnusableBackupError(`the backup is of ${manifest.engine}, DATABASE_URL is of ${engine}`);
  const known = knownMigrations();
  const unknown = manifest.migrations.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const names = unknown.join(', ');
    throw new UnusableBackupError(
      `the backup is of a newer version of the program (${names}): restore it with that one`,
    );
  }
  if (!overwrite && !(await isEmptyDatabase(databaseUrl)))
    throw new UnusableBackupError('the database is not empty: --yes overwrites all of it with the backup');
}
