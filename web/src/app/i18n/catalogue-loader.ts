import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import { firstId } from './first.id';
import type { Language } from './language';

/** The first Indonesian texts come with the application, so that the first paint waits for nothing; English is fetched when asked for. */
@Injectable({ providedIn: 'root' })
export class CatalogueLoader implements TranslocoLoader {
  getTranslation(language: string): Promise<Translation> {
    return language === 'en' ? import('./first.en').then((m) => m.firstEn) : Promise.resolve(firstId);
  }
}

/** The texts of every page in one language. */
export const allTexts = (language: Language): Promise<Translation> =>
  language === 'en'
    ? import('./catalogue.en').then((m) => m.catalogueEn)
    : import('./catalogue.id').then((m) => m.catalogueId);
