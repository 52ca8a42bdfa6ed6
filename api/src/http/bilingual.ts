/** Of sentences to people. */
export type Language = 'id' | 'en';

/** One sentence in both languages. */
export type Bilingual = Readonly<Record<Language, string>>;

/** A sentence with its blanks. */
export type Sentence<P> = (params: P) => Bilingual;

/** Gives a sentence its type where it is written. */
export const say = <P>(sentence: Sentence<P>): Sentence<P> => sentence;
