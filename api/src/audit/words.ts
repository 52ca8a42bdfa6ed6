/** Longer lists of words than any honest act has are cut. */
const MOST_WORDS = 80;
const LONGEST = 60;
/** What cutting leaves of a letter that takes two units of a text. */
const HALF_A_LETTER = /\p{Cs}$/u;

/**
 * The words of a text as the search knows them: lower case; dots, hyphens and underscores stay inside (addresses, identifiers,
 * user names), and the lettered parts between them are words too.
 */
export function wordsOf(...texts: readonly (string | null | undefined)[]): string[] {
  const words = new Set<string>();
  for (const text of texts) {
    for (const rough of (text ?? '').toLowerCase().split(/[^\p{L}\p{N}._-]+/u)) {
      const word = rough
        .replace(/^[._-]+|[._-]+$/g, '')
        .slice(0, LONGEST)
        .replace(HALF_A_LETTER, '');
      if (word === '') continue;
      words.add(word);
      for (const part of word.split(/[._-]+/)) if (/^\p{L}{3,}$/u.test(part)) words.add(part);
    }
  }
  return [...words].slice(0, MOST_WORDS);
}

/** The words of an entry in one line, a blank before each: `% word%` finds those that begin so. */
export const lineOf = (words: readonly string[]): string => ` ${words.join(' ')}`;
