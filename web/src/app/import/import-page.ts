import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Messages } from '../i18n/messages';

@Component({
  selector: 'app-import-page',
  template: `<h1 class="title">{{ messages.t('import.title') }}</h1>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportPage {
  protected readonly messages = inject(Messages);
}
