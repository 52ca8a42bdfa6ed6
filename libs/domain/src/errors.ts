/** What went wrong, in the terms of the outer contract; the HTTP layer picks the status from it. */
export type RefusalKind = 'invalid' | 'not_found' | 'conflict' | 'forbidden';

/** A request that the rules refuse. `code` is stable and selects the sentence shown to people; `message` says it in English. */
export class RefusedError extends Error {
  constructor(
    readonly code: string,
    readonly kind: RefusalKind,
    message: string,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
    this.name = 'RefusedError';
  }
}
