import { ChangeDetectionStrategy, Component, inject, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../data/api';
import { FailureWords } from '../data/failure-words';
import { failureOf, type Failure } from '../data/problem';
import { Messages } from '../i18n/messages';
import { ErrorNote } from '../ui/error-note';
import { GateField } from './gate-field';
import { GateFrame } from './gate-frame';

/** Lupa kata sandi: a link by mail. The page says the same whether or not there is such an account. */
@Component({
  selector: 'app-forgot-page',
  imports: [ErrorNote, GateField, GateFrame, RouterLink],
  template: `<app-gate-frame [title]="messages.t(asked() ? 'password.askedTitle' : 'password.forgotTitle')">
    @if (asked()) {
      <div role="status">
        <p class="gate-lead">{{ messages.t('password.asked') }}</p>
        <p class="gate-lead small muted">{{ messages.t('password.askedNone') }}</p>
      </div>
    } @else {
      <p class="gate-lead muted">{{ messages.t('password.forgotLead') }}</p>
      <form novalidate [attr.aria-label]="messages.t('password.forgotTitle')" (submit)="send($event)">
        @if (refusal(); as failure) {
          <app-error-note [text]="words.of(failure)" />
        }
        <app-gate-field
          name="akun"
          complete="username"
          [label]="messages.t('password.account')"
          [error]="missing() ? messages.t('password.accountMissing') : ''"
          [value]="account()"
          (valueChange)="account.set($event); missing.set(false)"
        />
        <button class="btn btn-main btn-lg" type="submit" [attr.aria-disabled]="busy() ? 'true' : null">
          {{ messages.t(busy() ? 'password.asking' : 'password.ask') }}
        </button>
      </form>
    }
    <p class="gate-help">
      <a routerLink="/masuk">{{ messages.t('password.toSignIn') }}</a>
    </p>
  </app-gate-frame>`,
  host: { class: 'gate-page' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ForgotPage {
  protected readonly messages = inject(Messages);
  private readonly api = inject(Api);
  private readonly field = viewChild(GateField);
  protected readonly account = signal('');
  protected readonly missing = signal(false);
  protected readonly busy = signal(false);
  protected readonly asked = signal(false);
  protected readonly words = inject(FailureWords);
  protected readonly refusal = signal<Failure | null>(null);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.refusal.set(null);
    this.missing.set(this.account().trim() === '');
    if (this.missing()) {
      this.field()?.focus();
      return;
    }
    this.busy.set(true);
    try {
      const body = { account: this.account().trim(), language: this.messages.language() };
      await this.api.tell('POST', '/password-resets', body);
      this.asked.set(true);
    } catch (error) {
      this.refusal.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
