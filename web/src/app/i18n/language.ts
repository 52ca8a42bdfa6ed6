/** Languages of the interface; Indonesian is the first. */
export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORAGE_KEY = 'pantausop.language';

/** The language this browser asked for last; Indonesian unless English was chosen. */
export function storedLanguage(): Language {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'id';
  } catch {
    return 'id'; // SecurityError: a browser may forbid storage; the choice then lasts for this page only
  }
}

export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    return; // SecurityError, as above
  }
}
