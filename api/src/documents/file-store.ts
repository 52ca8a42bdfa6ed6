import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config';
import { UnavailableError, type Bilingual } from '../http';

const FILE_GONE: Bilingual = {
  id: 'berkas dokumen ini hilang atau berubah di peladen: minta administrator memulihkannya dari cadangan',
  en: 'the file of this document is missing or has changed at the server: ask the administrator to restore it from the backup',
};

/** SHA-256 of bytes, hexadecimal. */
export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The bytes of uploaded files in the files folder, each under its digest: names given by people never become paths. */
@Injectable()
export class FileStore {
  private readonly root: string;

  constructor(@Inject(SETTINGS) { filesDirectory }: Settings) {
    this.root = resolve(filesDirectory);
  }

  /** Writes the bytes whole or not at all; those that are there already stay as they are. */
  async keep(sha256: string, bytes: Uint8Array): Promise<void> {
    const path = this.pathOf(sha256);
    if ((await sizeOf(path)) === bytes.length) return;
    await mkdir(join(this.root, sha256.slice(0, 2)), { recursive: true, mode: 0o750 });
    const unfinished = `${path}.${randomUUID()}.part`;
    try {
      const file = await open(unfinished, 'wx', 0o640);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
    } finally {
      await rm(unfinished, { force: true });
    }
  }

  /** @throws UnavailableError when the file is missing from the folder, or is no longer the one that was uploaded */
  async bytes(sha256: string): Promise<Uint8Array> {
    let bytes: Uint8Array;
    try {
      bytes = await readFile(this.pathOf(sha256));
    } catch (error) {
      // a folder that was not restored with the database; anything else is a fault of the disk, said alike
      throw new UnavailableError(
        `the file ${sha256.slice(0, 12)} is missing from the files folder: restore it from the backup`,
        { cause: error },
        FILE_GONE,
      );
    }
    if (digestOf(bytes) === sha256) return bytes;
    throw new UnavailableError(
      `the file ${sha256.slice(0, 12)} has changed in the files folder: restore it from the backup`,
      {},
      FILE_GONE,
    );
  }

  private pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError(`not a digest: ${sha256}`);
    return join(this.root, sha256.slice(0, 2), sha256);
  }
}

/** null when there is no such file */
async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    // known by its code: the runtime's errors may be of another realm
    if ((Object(error) as { code?: unknown }).code === 'ENOENT') return null;
    throw error;
  }
}
