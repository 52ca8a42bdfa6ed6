/** A tape archive (POSIX ustar) as a stream: the plainest container there is, which `tar -tf` lists everywhere. */

const BLOCK = 512;
/** Eleven octal digits; larger sizes are written in binary, as GNU tar does. */
const OCTAL_LIMIT = 8 ** 11;

/** A file of an archive: plain ASCII name of at most 100 characters, exact size. */
export interface TarEntry {
  readonly name: string;
  readonly bytes: number;
  /** milliseconds of the epoch */
  readonly modified: number;
  readonly content: AsyncIterable<Uint8Array>;
}

/** The bytes of an archive. @throws Error when a file does not give as many bytes as it said. */
export async function* tarOf(entries: AsyncIterable<TarEntry>): AsyncGenerator<Uint8Array> {
  for await (const entry of entries) {
    yield headerOf(entry);
    let given = 0;
    for await (const chunk of entry.content) {
      given += chunk.length;
      yield chunk;
    }
    if (given !== entry.bytes)
      throw new Error(`${entry.name} has ${given} bytes, not ${entry.bytes}: it changed meanwhile`);
    yield new Uint8Array(paddingAfter(given));
  }
  yield new Uint8Array(2 * BLOCK);
}

/**
 * Reads an archive from its beginning; each entry's content is read before the next entry is asked for.
 * @throws Error when the bytes are no archive, or end too early.
 */
export async function* entriesOf(archive: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const input = new Input(archive);
  for (;;) {
    const header = await input.exactly(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const entry = readHeader(header);
    const content = input.following(entry.bytes);
    yield { ...entry, content };
    for await (const rest of content) void rest;
    await input.exactly(paddingAfter(entry.bytes));
  }
}

const paddingAfter = (bytes: number): number => (BLOCK - (bytes % BLOCK)) % BLOCK;

const FIELDS = {
  name: [0, 100],
  mode: [100, 8],
  owner: [108, 8],
  group: [116, 8],
  size: [124, 12],
  time: [136, 12],
} as const;
const SUM = [148, 8] as const;
const TYPE = 156;
const MAGIC = [257, 8] as const;

function headerOf({ name, bytes, modified }: Omit<TarEntry, 'content'>): Buffer {
  if (!/^[\x21-\x7e]{1,100}$/.test(name)) throw new RangeError(`not a name for an archive: ${name}`);
  const header = Buffer.alloc(BLOCK);
  const put = ([at, length]: readonly [number, number], text: string): number =>
    header.write(text, at, length, 'latin1');
  put(FIELDS.name, name);
  put(FIELDS.mode, '0000640\0');
  put(FIELDS.owner, '0000000\0');
  put(FIELDS.group, '0000000\0');
  if (bytes < OCTAL_LIMIT) put(FIELDS.size, `${bytes.toString(8).padStart(11, '0')}\0`);
  else {
    header.writeBigUInt64BE(BigInt(bytes), FIELDS.size[0] + 4);
    header[FIELDS.size[0]] = 0x80;
  }
  put(
    FIELDS.time,
    `${Math.trunc(modified / 1000)
      .toString(8)
      .padStart(11, '0')}\0`,
  );
  header[TYPE] = '0'.charCodeAt(0);
  put(MAGIC, 'ustar\x0000');
  put(SUM, `${sumOf(header).toString(8).padStart(6, '0')}\0 `);
  return header;
}

function readHeader(header: Buffer): Omit<TarEntry, 'content'> {
  const text = ([at, length]: readonly [number, number]): string =>
    header.toString('latin1', at, at + length).replace(/[\0 ].*$/s, '');
  if (Number.parseInt(text(SUM), 8) !== sumOf(header))
    throw new Error('the archive is damaged: a header does not add up');
  const binary = header[FIELDS.size[0]] === 0x80;
  const bytes = binary ? Number(header.readBigUInt64BE(FIELDS.size[0] + 4)) : Number.parseInt(text(FIELDS.size), 8);
  return { name: text(FIELDS.name), bytes, modified: Number.parseInt(text(FIELDS.time), 8) * 1000 };
}

/** The sum of a header's bytes, its own field taken for blanks. */
function sumOf(header: Buffer): number {
  const [at, length] = SUM;
  return header.reduce((sum, byte, index) => sum + (index >= at && index < at + length ? 32 : byte), 0);
}

/** A stream of chunks, read in pieces of other sizes. */
class Input {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private rest: Uint8Array = new Uint8Array();

  constructor(source: AsyncIterable<Uint8Array>) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  /** At least one byte and at most `most`. */
  private async some(most: number): Promise<Uint8Array> {
    while (this.rest.length === 0) {
      const { value, done } = await this.chunks.next();
      if (done) throw new Error('the archive ends too early');
      this.rest = value;
    }
    const taken = this.rest.subarray(0, most);
    this.rest = this.rest.subarray(taken.length);
    return taken;
  }

  async exactly(bytes: number): Promise<Buffer> {
    const pieces: Uint8Array[] = [];
    for await (const piece of this.following(bytes)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /** The next `bytes` bytes; whoever goes through it twice goes on where it stopped. */
  following(bytes: number): AsyncIterable<Uint8Array> {
    let left = bytes;
    const next = async (): Promise<IteratorResult<Uint8Array>> => {
      if (left === 0) return { done: true, value: undefined };
      const value = await this.some(left);
      left -= value.length;
      return { done: false, value };
    };
    return { [Symbol.asyncIterator]: () => ({ next }) };
  }
}
