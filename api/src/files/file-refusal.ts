import { RefusedError } from '@pantausop/domain';
import type { Bilingual, Sentence } from '../http/bilingual';
import { FILE_SENTENCES, type FileSentenceCode, type FileSentenceParams } from './file-sentences';

/**
 * A file that cannot be read at all. The message is English; `params.id` and `params.en` hold the sentence in both languages.
 * @throws never; returns the error to throw
 */
export function fileRefusal<C extends FileSentenceCode>(code: C, params: FileSentenceParams<C>): RefusedError {
  const said = FILE_SENTENCES[code] as Sentence<FileSentenceParams<C>>;
  return refusedFile(code, said(params));
}

/** A refusal that says its sentence in both languages. */
export const refusedFile = (code: string, text: Bilingual): RefusedError =>
  new RefusedError(code, 'invalid', text.en, { id: text.id, en: text.en });
