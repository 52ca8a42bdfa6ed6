import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { copyDatabase, migrationState, type Database } from '@pantausop/database';
import type { Clock, Settings } from '../../config';
import { DATABASE_NAMES, FORMAT, MANIFEST, type Manifest, type Piece } from './manifest';
import { tarOf, type TarEntry } from './tar';

/** Quick rather than small: a database compresses to a fifth at once, and to little less with patience. */
const COMPRESSION = { level: 3 };

/** What a backup is made of. */
export interface BackupSource {
  readonly settings: Pick<Settings, 'databaseUrl' | 'filesDirectory'>;
  readonly database: Database;
  readonly clock: Clock;
}

export interface WrittenBackup {
  readonly manifest: Manifest;
  /** Names of documents that no longer are what was uploaded: they are in the backup as they are. */
  readonly damaged: readonly string[];
}

/** Where a piece of a backup lies while it is written. */
type Located = Piece & { readonly path: string };

/**
 * Writes database and uploaded documents to one file (.tar.gz: `manifest.json`, then what it lists) while the program is in use.
 * The file has its name only when it is whole.
 * @throws Error when there is no room, no such folder, or the database cannot be copied; no file is left then.
 */
export async function writeBackup({ settings, database, clock }: BackupSource, file: string): Promise<WrittenBackup> {
  await mkdir(dirname(resolve(file)), { recursive: true });
  const unfinished = `${file}.part`;
  const copy = `${file}.database`;
  try {
    await rm(copy, { force: true });
    // The database first: every document that this copy speaks of lies in the folder already.
    const { executed } = await migrationState(database);
    await copyDatabase(settings.databaseUrl, copy);
    const inside = await pieceAt(copy, DATABASE_NAMES[database.engine]);
    const files = await documentsIn(settings.filesDirectory);
    const manifest: Manifest = {
      format: FORMAT,
      madeAt: new Date(clock.now()).toISOString(),
      engine: database.engine,
      migrations: [...executed],
      database: pieceOf(inside),
      files: files.map(pieceOf),
    };
    const entries = Readable.from(tarOf(entriesFor(manifest, [inside, ...files])));
    await pipeline(entries, createGzip(COMPRESSION), createWriteStream(unfinished, { mode: 0o600 }));
    await settle(unfinished);
    await rename(unfinished, file);
    return { manifest, damaged: files.filter(({ path, sha256 }) => basename(path) !== sha256).map(({ name }) => name) };
  } finally {
    await rm(copy, { force: true });
    await rm(unfinished, { force: true });
  }
}

async function* entriesFor(manifest: Manifest, pieces: readonly Located[]): AsyncGenerator<TarEntry> {
  const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  const modified = Date.parse(manifest.madeAt);
  yield { name: MANIFEST, bytes: text.length, modified, content: Readable.from([text]) };
  for (const { name, bytes, path } of pieces) yield { name, bytes, modified, content: createReadStream(path) };
}

const pieceOf = ({ name, bytes, sha256 }: Located): Piece => ({ name, bytes, sha256 });

async function pieceAt(path: string, name: string): Promise<Located> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { name, path, bytes: (await stat(path)).size, sha256: hash.digest('hex') };
}

/** Uploaded documents, each in a folder of the first two digits of its digest; what is still being written has another name. */
async function documentsIn(folder: string): Promise<Located[]> {
  const listed = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if ((Object(error) as { code?: unknown }).code === 'ENOENT') return [];
    throw error;
  });
  const found: Located[] = [];
  for (const entry of listed.filter((one) => one.isFile() && /^[0-9a-f]{64}$/.test(one.name))) {
    found.push(await pieceAt(join(entry.parentPath, entry.name), `files/${entry.name.slice(0, 2)}/${entry.name}`));
  }
  return found;
}

/** Onto the disk, before the file gets its name. */
async function settle(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
