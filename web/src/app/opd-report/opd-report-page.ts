import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Messages } from '../i18n/messages';

@Component({
  selector: 'app-opd-report-page',
  template: `<h1 class="title">{{ messages.t('opdReport.title') }}</h1>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OpdReportPage {
  protected readonly messages = inject(Messages);
}
