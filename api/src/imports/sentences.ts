import { FILE_SENTENCES } from './sentences-file';
import { PLAN_SENTENCES } from './sentences-plan';
import { ROW_SENTENCES } from './sentences-row';

/** One sentence in both languages. */
export interface Bilingual {
  readonly id: string;
  readonly en: string;
}

/** A sentence with its blanks. */
export type Sentence<P> = (params: P) => Bilingual;

/** Every sentence that an import says to people, by code. */
const SENTENCES = { ...FILE_SENTENCES, ...ROW_SENTENCES, ...PLAN_SENTENCES };

export type SentenceCode = keyof typeof SENTENCES;
export type SentenceParams<C extends SentenceCode> = Parameters<(typeof SENTENCES)[C]>[0];

/** The sentence of a code with its blanks filled. */
export function sentence<C extends SentenceCode>(code: C, params: SentenceParams<C>): Bilingual {
  const said = SENTENCES[code] as Sentence<SentenceParams<C>>;
  return said(params);
}
