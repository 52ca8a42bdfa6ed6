import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { MANIFEST, ManifestSchema, type Manifest, type Piece } from './manifest';
import { entriesOf, type TarEntry } from './tar';

/** A backup cannot be used: says why. */
export class UnusableBackupError extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(why, options);
    this.name = 'UnusableBackupError';
  }
}

/**
 * Goes through a backup from its beginning to its end and compares every piece with the digest that the manifest gives.
 * @param accept is asked before anything is written, and may refuse
 * @param placeOf where a piece is written; null: it is only read
 * @throws UnusableBackupError when it is damaged or no backup; whatever `accept` throws
 */
export async function readBackup(
  file: string,
  accept: (manifest: Manifest) => void | Promise<void>,
  placeOf: (piece: Piece) => string | null = () => null,
): Promise<Manifest> {
  const unpacked = createGunzip();
  const feeding = pipeline(createReadStream(file), unpacked).catch((error: unknown) => {
    // what went wrong with the source is what whoever reads `unpacked` is told
    unpacked.destroy(Object(error) as Error);
  });
  const entries = entriesOf(unpacked);
  const next = async (): Promise<TarEntry | undefined> => {
    const { value, done } = await entries.next();
    return done ? undefined : value;
  };
  try {
    const manifest = await manifestOf(await next());
    await accept(manifest);
    for (const piece of [manifest.database, ...manifest.files]) await unpack(piece, await next(), placeOf(piece));
    if (await next()) throw new UnusableBackupError('the backup holds more than its manifest says');
    return manifest;
  } catch (error) {
    const { code, message } = Object(error) as { code?: unknown; message?: unknown };
    if (!String(code).startsWith('Z_')) throw error;
    throw new UnusableBackupError(`${file} is damaged, or no backup (${String(message)})`, { cause: error });
  } finally {
    unpacked.destroy();
    await feeding;
  }
}

async function manifestOf(entry: TarEntry | undefined): Promise<Manifest> {
  if (entry?.name !== MANIFEST) throw new UnusableBackupError(`this is no backup: it does not begin with ${MANIFEST}`);
  const parsed = ManifestSchema.safeParse(jsonOf(await text(entry.content)));
  if (parsed.success) return parsed.data;
  throw new UnusableBackupError('the backup is of another version of the format, or its manifest is damaged');
}

/** undefined when it is none */
function jsonOf(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    // not JSON: said with everything else that a manifest may not be
    return undefined;
  }
}

async function unpack(piece: Piece, entry: TarEntry | undefined, place: string | null): Promise<void> {
  if (entry?.name !== piece.name) throw new UnusableBackupError(`${piece.name} is missing from the backup`);
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  if (place !== null) {
    await mkdir(dirname(place), { recursive: true, mode: 0o750 });
    await pipeline(entry.content, hashed, createWriteStream(place, { mode: 0o640 }));
  } else for await (const chunk of entry.content) hash.update(chunk);
  if (entry.bytes !== piece.bytes || hash.digest('hex') !== piece.sha256)
    throw new UnusableBackupError(`${piece.name} in the backup is damaged: its digest is another`);
}
