import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { CreatedToken } from '@pantausop/contracts';
import { Messages } from '../i18n/messages';

/** A new token, once. */
@Component({
  selector: 'app-token-shown',
  template: `<div class="note acc-made" role="group" [attr.aria-label]="messages.t('account.tokenSecret')">
    <i class="i i-ok" aria-hidden="true"></i>
    <div>
      <p role="status">
        <strong>{{ messages.t('account.tokenMade', { label: created().token.label }) }}</strong>
        <br />{{ messages.t('account.tokenMadeText') }}
      </p>
      <div class="acc-secret">
        <input
          #secret
          class="in"
          type="text"
          readonly
          [attr.aria-label]="messages.t('account.tokenSecret')"
          [value]="created().secret"
          (focus)="secret.select()"
        />
        <button class="btn" type="button" (click)="copy()">
          {{ messages.t(copied() ? 'account.copied' : 'account.copy') }}
        </button>
      </div>
    </div>
    <div class="acts">
      <button class="btn" type="button" (click)="closed.emit()">{{ messages.t('account.close') }}</button>
    </div>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TokenShown {
  readonly created = input.required<CreatedToken>();
  readonly closed = output();
  protected readonly messages = inject(Messages);
  protected readonly copied = signal(false);
  private readonly secret = viewChild.required<ElementRef<HTMLInputElement>>('secret');

  constructor() {
    afterNextRender(() => this.secret().nativeElement.focus());
  }

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.created().secret);
    this.copied.set(true);
  }
}
