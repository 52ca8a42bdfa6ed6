import { RefusedError } from '@pantausop/domain';
import { sentence, type SentenceCode, type SentenceParams } from '../sentences';

/**
 * A file that cannot be read at all. The message is English; `params.id` and `params.en` hold the sentence in both languages.
 * @throws never; returns the error to throw
 */
export function fileRefusal<C extends SentenceCode>(code: C, params: SentenceParams<C>): RefusedError {
  const text = sentence(code, params);
  return new RefusedError(code, 'invalid', text.en, { id: text.id, en: text.en });
}
