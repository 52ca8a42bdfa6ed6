import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Packed rows in the form in which they cross from one thread to another. */
export interface SentRows {
  readonly length: number;
  readonly parts: readonly Uint8Array[];
}

/** So many rows are unpacked at once. */
const ROWS_PER_PART = 250;

/**
 * Rows of JSON, held compressed some at a time: 50,000 rows of a register take some 5 MB instead of 100. What is undefined in a row
 * is not there when it is unpacked.
 */
export class PackedRows<T> implements Iterable<T> {
  private readonly sealed: Uint8Array[];
  private open: T[] = [];
  private count: number;

  constructor({ length, parts }: SentRows = { length: 0, parts: [] }) {
    this.sealed = [...parts];
    this.count = length;
  }

  get length(): number {
    return this.count;
  }

  push(row: T): void {
    this.open.push(row);
    this.count += 1;
    if (this.open.length === ROWS_PER_PART) this.seal();
  }

  /** Some rows at a time: others can be answered in between. */
  *parts(): Generator<readonly T[]> {
    for (const part of this.sealed) yield JSON.parse(inflateRawSync(part).toString()) as T[];
    if (this.open.length > 0) yield this.open;
  }

  *[Symbol.iterator](): Generator<T> {
    for (const part of this.parts()) yield* part;
  }

  sent(): SentRows {
    if (this.open.length > 0) this.seal();
    return { length: this.count, parts: this.sealed };
  }

  private seal(): void {
    this.sealed.push(deflateRawSync(JSON.stringify(this.open), { level: 1 }));
    this.open = [];
  }
}
