import type { Bilingual, Sentence } from '../http/bilingual';
import { REGISTER_FILE_SENTENCES } from './sentences-file';
import { PLAN_SENTENCES } from './sentences-plan';
import { ROW_SENTENCES } from './sentences-row';

export type { Bilingual };

/** Every sentence that an import says to people, by code. */
const SENTENCES = { ...REGISTER_FILE_SENTENCES, ...ROW_SENTENCES, ...PLAN_SENTENCES };

export type SentenceCode = keyof typeof SENTENCES;
export type SentenceParams<C extends SentenceCode> = Parameters<(typeof SENTENCES)[C]>[0];

/** The sentence of a code with its blanks filled. */
export function sentence<C extends SentenceCode>(code: C, params: SentenceParams<C>): Bilingual {
  const said = SENTENCES[code] as Sentence<SentenceParams<C>>;
  return said(params);
}
