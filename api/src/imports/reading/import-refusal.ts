import type { RefusedError } from '@pantausop/domain';
import { refusedFile } from '../../files/file-refusal';
import { sentence, type SentenceCode, type SentenceParams } from '../sentences';

/**
 * A register file that cannot be read at all. The message is English; `params.id` and `params.en` hold the sentence in both languages.
 * @throws never; returns the error to throw
 */
export const importRefusal = <C extends SentenceCode>(code: C, params: SentenceParams<C>): RefusedError =>
  refusedFile(code, sentence(code, params));
