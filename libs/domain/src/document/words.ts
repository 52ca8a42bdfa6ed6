import { editDistance } from '../register/nearest';
import { LEXICON, type LabelMeaning } from './lexicon';

/** Lower case words without punctuation; letters set apart for looks ("N O M O R") come together. */
export function plainWords(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return /^(?:[a-z] )+[a-z]$/.test(words) ? words.replaceAll(' ', '') : words;
}

const BY_COMPACT = new Map([...LEXICON].map(([phrase, meaning]) => [phrase.replaceAll(' ', ''), meaning]));
const LONGEST = Math.max(...[...LEXICON.keys()].map((phrase) => phrase.length)) + 2;

/** What a label means: exactly, or with a slip of the pen in a longer one. */
export function meaningOf(text: string): LabelMeaning | null {
  const plain = plainWords(text);
  if (plain === '' || plain.length > LONGEST) return null;
  const exact = LEXICON.get(plain) ?? BY_COMPACT.get(plain.replaceAll(' ', ''));
  if (exact !== undefined) return exact;
  let best: { meaning: LabelMeaning; slips: number } | null = null;
  for (const [phrase, meaning] of LEXICON) {
    const most = phrase.length >= 12 ? 2 : phrase.length >= 7 ? 1 : 0;
    if (most === 0 || Math.abs(phrase.length - plain.length) > most) continue;
    const slips = editDistance(phrase, plain, most);
    if (slips <= most && (best === null || slips < best.slips)) best = { meaning, slips };
  }
  return best?.meaning ?? null;
}

/** True for what is only there to be filled in: dots, dashes, underscores, brackets, numbers of a list. */
export const isBlank = (text: string): boolean =>
  !/[\p{L}\p{N}]/u.test(
    text
      .replace(/^\s*(?:\d{1,2}|[a-z])[.)]\s*$/gimu, '')
      .replace(/^\s*(?:\d{1,2}|[a-z])[.)]\s*(?=[.…_\s-]*$)/gimu, '')
      .replace(/\(?\b(?:diisi|isi di sini|dd|mm|yyyy|tgl|bln|thn|xx+)\b[^\n)]*\)?/giu, ''),
  );
