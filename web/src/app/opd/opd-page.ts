import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Messages } from '../i18n/messages';

@Component({
  selector: 'app-opd-page',
  template: `<h1 class="title">{{ messages.t('opd.title') }}</h1>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OpdPage {
  protected readonly messages = inject(Messages);
}
