import { firstId } from './first.id';
import type { Language } from './language';

/** The texts of what paints first, by part and name. */
export type FirstTexts = Readonly<Record<keyof typeof firstId, Readonly<Record<string, string>>>>;

/** The Indonesian ones come with the script, so that the first paint waits for nothing; English is fetched when asked for. */
export const firstTexts = (language: Language): Promise<FirstTexts> =>
  language === 'en' ? import('./first.en').then((m) => m.firstEn) : Promise.resolve(firstId);
