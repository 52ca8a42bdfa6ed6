import { DOCUMENT } from '@angular/common';
import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { allTexts } from './catalogue-loader';
import { storedLanguage, storeLanguage, type Language } from './language';
import type { MessageKey, MessageParameters } from './message-key';

/** Every text that people see. Reads the language signal, so whatever shows a text follows the switch. */
@Injectable({ providedIn: 'root' })
export class Messages {
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  private readonly current = signal<Language>('id');

  /** Whether a page has asked for more than the first texts; the other language must then bring as much. */
  private all = false;
  private readonly merged = new Map<Language, Promise<void>>();

  readonly language = this.current.asReadonly();

  /** The text of a key in the current language, `{{name}}` replaced. An arrow, so that templates can take it as `t`. */
  readonly t = (key: MessageKey, parameters?: MessageParameters): string =>
    this.transloco.translate(key, parameters, this.current());

  /** Loads the stored language before the first paint. */
  start(): Promise<void> {
    return this.load(storedLanguage());
  }

  async use(language: Language): Promise<void> {
    storeLanguage(language);
    await this.load(language);
  }

  /** Brings the texts of all pages; the first ones are there from the start. */
  async loadAll(): Promise<void> {
    this.all = true;
    await this.merge(this.current());
  }

  private merge(language: Language): Promise<void> {
    const known = this.merged.get(language);
    if (known) return known;
    const merging = allTexts(language).then((texts) => {
      this.transloco.setTranslation(texts, language, { merge: true, emitChange: false });
    });
    this.merged.set(language, merging);
    // a failed download is tried again by the next page
    merging.catch(() => this.merged.delete(language));
    return merging;
  }

  private async load(language: Language): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    if (this.all) await this.merge(language);
    this.transloco.setActiveLang(language);
    this.document.documentElement.lang = language;
    this.current.set(language);
  }
}
