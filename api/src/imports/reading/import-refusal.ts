import type { RefusedError } from '@pantausop/domain';
import { refusedFile } from '../../files/file-refusal';
import { sentence, type SentenceCode, type SentenceParams } from '../sentences';

/**
 * A register file that cannot be read at all.
 * @throws never; returns the error to throw
 */
export const importRefusal = <C extends SentenceCode>(code: C, params: SentenceParams<C>): RefusedError =>
  refusedFile(code, sentence(code, params));
