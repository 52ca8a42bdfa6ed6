import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Messages } from '../i18n/messages';

@Component({
  selector: 'app-sop-page',
  template: `<h1 class="title">{{ messages.t('sop.title') }}</h1>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SopPage {
  protected readonly messages = inject(Messages);
}
