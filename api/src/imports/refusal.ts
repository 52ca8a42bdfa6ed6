import { RefusedError, type RefusalKind } from '@pantausop/domain';
import type { Caller } from '../http';
import { sentence, type SentenceCode, type SentenceParams } from './sentences';

/** A refusal whose `params` hold the sentence in both languages. */
export function refusal<C extends SentenceCode>(kind: RefusalKind, code: C, params: SentenceParams<C>): RefusedError {
  const said = sentence(code, params);
  return new RefusedError(code, kind, said.en, { ...said });
}

/** Operators see their own imports; whoever governs the register sees all. */
export const seesAll = (caller: Caller): boolean => caller.permissions.has('register.govern');
