import { DOCUMENT } from '@angular/common';
import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { storedLanguage, storeLanguage, type Language } from './language';
import type { MessageKey, MessageParameters } from './message-key';

/** Every text that people see. Reads the language signal, so whatever shows a text follows the switch. */
@Injectable({ providedIn: 'root' })
export class Messages {
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  private readonly current = signal<Language>('id');

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

  private async load(language: Language): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    this.transloco.setActiveLang(language);
    this.document.documentElement.lang = language;
    this.current.set(language);
  }
}
