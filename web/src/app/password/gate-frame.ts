import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Messages } from '../i18n/messages';
import { LanguageSwitch } from '../shell/language-switch';
import { ThemeSwitch } from '../shell/theme-switch';
import { GateArt } from '../sign-in/gate-art';
import { BrandMark } from '../ui/brand';

/** Around the pages before the door: what the sign-in page looks like. */
@Component({
  selector: 'app-gate-frame',
  imports: [BrandMark, GateArt, LanguageSwitch, ThemeSwitch],
  template: `<main class="gate-form">
      <p class="brand"><app-brand-mark />{{ messages.t('shell.product') }}</p>
      <div class="gate-mid">
        <h1 class="title">{{ title() }}</h1>
        <ng-content />
      </div>
      <div class="gate-foot">
        <app-language-switch />
        <app-theme-switch />
      </div>
    </main>
    <app-gate-art />`,
  host: { class: 'gate' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GateFrame {
  readonly title = input.required<string>();
  protected readonly messages = inject(Messages);
}
