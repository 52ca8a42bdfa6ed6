import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import { firstTexts } from './first-texts';
import type { Language } from './language';

/** The texts that Transloco starts with. */
@Injectable({ providedIn: 'root' })
export class CatalogueLoader implements TranslocoLoader {
  getTranslation(language: Language): Promise<Translation> {
    return firstTexts(language);
  }
}

/** The texts of every page in one language. */
export const allTexts = (language: Language): Promise<Translation> =>
  language === 'en'
    ? import('./catalogue.en').then((m) => m.catalogueEn)
    : import('./catalogue.id').then((m) => m.catalogueId);
