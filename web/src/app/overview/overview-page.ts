import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Messages } from '../i18n/messages';

@Component({
  selector: 'app-overview-page',
  template: `<h1 class="title">{{ messages.t('overview.title') }}</h1>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OverviewPage {
  protected readonly messages = inject(Messages);
}
