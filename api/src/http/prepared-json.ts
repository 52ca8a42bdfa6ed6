import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const gzipAsync = promisify(gzip);

/** Shorter answers are sent as they are: compressing them costs more than it saves. */
export const COMPRESS_FROM_BYTES = 8 * 1024;

/** A JSON answer in its final bytes, compressed at most once: return it from a handler, keep it to answer again. */
export class PreparedJson {
  private compressed: Promise<Buffer> | null = null;

  private constructor(readonly json: Buffer) {}

  static of(value: unknown): PreparedJson {
    return new PreparedJson(Buffer.from(JSON.stringify(value)));
  }

  get worthCompressing(): boolean {
    return this.json.length >= COMPRESS_FROM_BYTES;
  }

  gzipped(): Promise<Buffer> {
    this.compressed ??= gzipAsync(this.json, { level: 6 });
    return this.compressed;
  }
}
