import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Messages } from '../i18n/messages';

@Component({
  selector: 'app-not-found-page',
  imports: [RouterLink],
  template: `<div class="empty">
    <h1 class="title">{{ messages.t('shell.notFound') }}</h1>
    <p>{{ messages.t('shell.notFoundText') }}</p>
    <a class="btn" routerLink="/">{{ messages.t('shell.toOverview') }}</a>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotFoundPage {
  protected readonly messages = inject(Messages);
}
