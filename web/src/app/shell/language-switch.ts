import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { LANGUAGES, type Language } from '../i18n/language';
import { Messages } from '../i18n/messages';
import { Segmented } from '../ui/segmented';

/** Each language by its own name. */
const NAMES = { id: 'Indonesia', en: 'English' } as const;

/** The language of the interface. */
@Component({
  selector: 'app-language-switch',
  imports: [Segmented],
  template: `<app-segmented
    [label]="messages.t('shell.language')"
    [segments]="segments"
    [value]="messages.language()"
    (valueChange)="speak($event)"
  />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LanguageSwitch {
  protected readonly messages = inject(Messages);
  protected readonly segments = LANGUAGES.map((value) => ({ value, label: NAMES[value] }));

  protected speak(language: Language): void {
    void this.messages.use(language);
  }
}
