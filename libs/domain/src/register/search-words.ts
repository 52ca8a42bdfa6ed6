import { wordsKey } from './cell-values';

/** Longer keys are cut: they stand in an index, and nobody types so much. */
const KEY_LENGTH = { title: 500, number: 200 } as const;

/** Whole characters: half of one is another character to a database. */
function cut(key: string, length: number): string {
  return key.length <= length ? key : [...key].slice(0, length).join('');
}

/** The title of an SOP as it is searched and sorted. */
export const titleSearchKey = (title: string): string => cut(wordsKey(title), KEY_LENGTH.title);

/** A number as it is searched and sorted: `440/1/DINKES` and `440-1 Dinkes` are one. */
export const numberSearchKey = (number: string): string => cut(wordsKey(number), KEY_LENGTH.number);

/** What someone looks for. */
export interface SearchWords {
  /** each must be found */
  readonly words: readonly string[];
  /** the words as they were typed, one after the other */
  readonly phrase: string;
}

const MOST_WORDS = 12;

/** The words of a question, each once; beyond a dozen they are not looked at. */
export function searchWords(text: string): SearchWords {
  const phrase = wordsKey(text);
  return { words: [...new Set(phrase.split(' ').filter(Boolean))].slice(0, MOST_WORDS), phrase };
}

/** Digits are looked for from their first on: `44` finds 440, `40` does not. */
export const beginsOnly = (word: string): boolean => /^\p{N}+$/u.test(word);

const holds = (key: string, word: string): boolean =>
  beginsOnly(word) ? ` ${key}`.includes(` ${word}`) : key.includes(word);

/**
 * The rank of an SOP, 0 the best: the title is the words, begins with them, holds them, the number does, they stand apart. null when
 * a word is found nowhere.
 *
 * @param named true where a word is one of the names of the SOP's unit or of one above it
 */
export function searchRank(
  { words, phrase }: SearchWords,
  title: string,
  number: string,
  named: (word: string) => boolean,
): number | null {
  if (!words.every((word) => holds(title, word) || holds(number, word) || named(word))) return null;
  if (title === phrase) return 0;
  if (title.startsWith(phrase)) return 1;
  if (` ${title}`.includes(` ${phrase}`)) return 2;
  return ` ${number}`.includes(` ${phrase}`) ? 3 : 4;
}

/** Whether a word begins a word of one of these names. */
export function namesBeginWith(names: readonly string[], word: string): boolean {
  return names.some((name) => ` ${wordsKey(name)}`.includes(` ${word}`));
}
