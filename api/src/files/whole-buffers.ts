/** Smaller ones are copied: they may share their memory with others. */
const WORTH_HANDING_OVER = 1_048_576;

/** The memory of bytes that have one to themselves: it is handed over to another thread instead of copied. */
export const wholeBuffers = (bytes: readonly Uint8Array[]): ArrayBuffer[] =>
  bytes.flatMap(({ buffer, byteLength }) =>
    buffer instanceof ArrayBuffer && byteLength >= WORTH_HANDING_OVER && buffer.byteLength === byteLength
      ? [buffer]
      : [],
  );
