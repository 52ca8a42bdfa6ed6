import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Messages } from '../i18n/messages';

@Component({
  selector: 'app-sign-in-page',
  template: `<h1 class="title">{{ messages.t('signIn.title') }}</h1>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignInPage {
  protected readonly messages = inject(Messages);
}
