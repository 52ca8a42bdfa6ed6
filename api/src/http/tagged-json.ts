import type { PreparedJson } from './prepared-json';

/** What a strong tag ends with where the bytes are compressed: other bytes, another tag (RFC 9110, 8.8.3). */
const COMPRESSED = '-gz';

/**
 * An answer that its client may keep and ask for again with `If-None-Match`: the server says 304 while it is still true.
 * Return it from a handler; `tag` stands for all that the answer depends on.
 */
export class TaggedJson {
  private constructor(
    private readonly tag: string,
    /** null: the client holds it already */
    readonly prepared: PreparedJson | null,
    /** What the client holds, as it named it. */
    readonly held: string | null,
  ) {}

  static of(tag: string, prepared: PreparedJson): TaggedJson {
    return new TaggedJson(tag, prepared, null);
  }

  /**
   * The answer "not modified" when the client holds `tag` in either form; null when it holds something else or nothing.
   * @param ifNoneMatch the request header; `*` names nothing that the client holds
   */
  static ifHeld(tag: string, ifNoneMatch: string | undefined): TaggedJson | null {
    if (ifNoneMatch === undefined) return null;
    const named = ifNoneMatch.split(',').map((one) => one.trim().replace(/^W\//, ''));
    const held = named.find((one) => one === `"${tag}"` || one === `"${tag}${COMPRESSED}"`);
    return held === undefined ? null : new TaggedJson(tag, null, held);
  }

  get json(): Uint8Array | undefined {
    return this.prepared?.json;
  }

  /** The header `ETag` of the bytes as they are sent. */
  etag(compressed: boolean): string {
    return this.held ?? `"${this.tag}${compressed ? COMPRESSED : ''}"`;
  }
}
