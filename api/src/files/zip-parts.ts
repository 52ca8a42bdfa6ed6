import { crc32 } from 'node:zlib';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { RefusedError } from '@pantausop/domain';
import { fileRefusal } from './file-refusal';

/** A part smaller than this decompressed is never a bomb, however well it packs. */
const HARMLESS = 1024 * 1024;
const MOST_PARTS = 10_000;

/** Bounds of what is decompressed. */
export interface ZipLimits {
  /** how many times larger a part may become when it is decompressed */
  readonly maxExpansion: number;
  /** parts in all; default 10,000 */
  readonly maxParts?: number;
}

/** Any fault of a file's form as the refusal of the file. */
export const damaged = (error: unknown): RefusedError =>
  error instanceof RefusedError ? error : fileRefusal('file_damaged', {});

/** The parts of a zip file, read one at a time and checked while they are decompressed. */
export class ZipParts {
  private constructor(
    private readonly zip: yauzl.ZipFile,
    private readonly entries: ReadonlyMap<string, yauzl.Entry>,
    private readonly limits: ZipLimits,
  ) {}

  /** @throws RefusedError when the directory of the zip cannot be read (a truncated file) or is encrypted */
  static async open(bytes: Uint8Array, limits: ZipLimits): Promise<ZipParts> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
        // the sizes are checked below, so that a part that lies about its size is named a bomb and not only damaged
        yauzl.fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: false }, (error, opened) => {
          if (error) reject(error);
          else resolve(opened);
        });
      });
      return new ZipParts(zip, await entriesOf(zip, limits.maxParts ?? MOST_PARTS), limits);
    } catch (error) {
      // yauzl reports every fault of the format as an Error
      throw damaged(error);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** Names of all parts, lower case. */
  get names(): string[] {
    return [...this.entries.keys()];
  }

  /**
   * Gives the content of a part piece by piece.
   * @throws RefusedError when the part grows too large, is damaged or encrypted; what `take` throws ends the reading at once
   */
  async pump(name: string, take: (chunk: Uint8Array) => void): Promise<void> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw fileRefusal('file_damaged', {});
    if (entry.isEncrypted()) throw fileRefusal('file_password', {});
    const most = Math.max(HARMLESS, entry.compressedSize * this.limits.maxExpansion);
    try {
      const stream = await this.streamOf(entry);
      let size = 0;
      let checksum = 0;
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > most) throw fileRefusal('file_bomb', { times: this.limits.maxExpansion, part: entry.fileName });
        checksum = crc32(chunk, checksum);
        take(chunk);
      }
      if (size !== entry.uncompressedSize || checksum !== entry.crc32) throw new Error(`checksum of ${name} is wrong`);
    } catch (error) {
      // zlib and yauzl report damage as an Error, the XML reader likewise
      throw damaged(error);
    }
  }

  private streamOf(entry: yauzl.Entry): Promise<Readable> {
    return new Promise((resolve, reject) => {
      this.zip.openReadStream(entry, (error, stream) => {
        if (error) reject(error);
        else resolve(stream);
      });
    });
  }
}

function entriesOf(zip: yauzl.ZipFile, most: number): Promise<Map<string, yauzl.Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>();
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.set(entry.fileName.toLowerCase(), entry);
      if (entries.size > most) reject(new Error('too many parts'));
      else zip.readEntry();
    });
    zip.readEntry();
  });
}
