import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Messages } from '../i18n/messages';

/** From a figure to the page that says how all of them are computed. */
@Component({
  selector: 'app-method-link',
  imports: [RouterLink],
  template: `<a routerLink="/panduan" fragment="cara-menghitung">{{ messages.t('explain.toMethod') }}</a>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MethodLink {
  protected readonly messages = inject(Messages);
}
