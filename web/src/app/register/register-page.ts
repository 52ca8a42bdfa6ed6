import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Messages } from '../i18n/messages';

@Component({
  selector: 'app-register-page',
  template: `<h1 class="title">{{ messages.t('register.title') }}</h1>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RegisterPage {
  protected readonly messages = inject(Messages);
}
