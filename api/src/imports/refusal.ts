import { RefusedError, type RefusalKind } from '@pantausop/domain';
import type { Caller } from '../http';
import { sentence, type SentenceCode, type SentenceParams } from './sentences';

/** A refusal in the words of imports. */
export function refusal<C extends SentenceCode>(kind: RefusalKind, code: C, params: SentenceParams<C>): RefusedError {
  return new RefusedError(code, kind, sentence(code, params));
}

/** Operators see their own imports; whoever governs the register sees all. */
export const seesAll = (caller: Caller): boolean => caller.permissions.has('register.govern');
