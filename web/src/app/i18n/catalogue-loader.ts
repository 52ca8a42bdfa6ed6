import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import { catalogueId } from './catalogue.id';

/** Indonesian comes with the application, so that the first paint waits for nothing; English is fetched when asked for. */
@Injectable({ providedIn: 'root' })
export class CatalogueLoader implements TranslocoLoader {
  getTranslation(language: string): Promise<Translation> {
    return language === 'en' ? import('./catalogue.en').then((m) => m.catalogueEn) : Promise.resolve(catalogueId);
  }
}
