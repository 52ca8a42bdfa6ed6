import { RefusedError } from '@pantausop/domain';
import type { Bilingual, Sentence } from '../http/bilingual';
import { FILE_SENTENCES, type FileSentenceCode, type FileSentenceParams } from './file-sentences';

/**
 * A file that cannot be read at all.
 * @throws never; returns the error to throw
 */
export function fileRefusal<C extends FileSentenceCode>(code: C, params: FileSentenceParams<C>): RefusedError {
  const said = FILE_SENTENCES[code] as Sentence<FileSentenceParams<C>>;
  return refusedFile(code, said(params));
}

/** A file that is not taken, in these words. */
export const refusedFile = (code: string, text: Bilingual): RefusedError => new RefusedError(code, 'invalid', text);
