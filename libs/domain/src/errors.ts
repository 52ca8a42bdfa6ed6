import { toPeople, type Bilingual } from './bilingual';

/** What went wrong, in the terms of the outer contract; the HTTP layer picks the status from it. */
export type RefusalKind = 'invalid' | 'not_found' | 'conflict' | 'forbidden';

/** Why something is refused and what to do, in both languages; `detail` is for programs, where it says more than `en`. */
export interface Reason extends Bilingual {
  readonly detail?: string;
}

/** A request that the rules refuse. `code` is stable; people read `said`, programs and logs `message`. */
export class RefusedError extends Error {
  readonly said: Bilingual;

  constructor(
    readonly code: string,
    readonly kind: RefusalKind,
    reason: Reason,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(reason.detail ?? reason.en);
    this.name = 'RefusedError';
    this.said = toPeople(reason);
  }
}
