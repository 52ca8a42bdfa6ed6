import type { Bilingual, Language } from '@pantausop/domain';

export type { Bilingual, Language };

/** A sentence with its blanks. */
export type Sentence<P> = (params: P) => Bilingual;

/** Gives a sentence its type where it is written. */
export const say = <P>(sentence: Sentence<P>): Sentence<P> => sentence;
