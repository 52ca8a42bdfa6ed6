import { ChangeDetectionStrategy, Component, inject, input, output, signal, viewChildren } from '@angular/core';
import { Api } from '../data/api';
import { FailureWords, type Said } from '../data/failure-words';
import { failureOf, type Failure } from '../data/problem';
import { Messages } from '../i18n/messages';
import { ErrorNote } from '../ui/error-note';
import { KnownUsername } from './known-username';
import { isAboutNewPassword } from './refusal-words';
import { SecretField } from './secret-field';

/** The present password and a new one. */
@Component({
  selector: 'app-password-form',
  imports: [ErrorNote, KnownUsername, SecretField],
  template: `<form novalidate [attr.aria-label]="label()" (submit)="send($event)">
    @if (refusal(); as failure) {
      <app-error-note [text]="words.of(failure)" />
    }
    <app-known-username [username]="username()" />
    <app-secret-field
      name="sandi-kini"
      complete="current-password"
      [label]="messages.t('password.current')"
      [error]="words.of(currentError())"
      [large]="large()"
      [(value)]="current"
    />
    <app-secret-field
      name="sandi-baru"
      complete="new-password"
      [label]="messages.t('password.fresh')"
      [hint]="messages.t('password.rule')"
      [error]="words.of(freshError())"
      [large]="large()"
      [(value)]="fresh"
    />
    <button class="btn btn-main" type="submit" [class.btn-lg]="large()" [attr.aria-disabled]="busy() ? 'true' : null">
      {{ messages.t(busy() ? 'password.saving' : 'password.save') }}
    </button>
  </form>`,
  host: { class: 'password-form' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PasswordForm {
  readonly label = input.required<string>();
  readonly username = input.required<string>();
  readonly large = input(false);
  readonly changed = output();

  protected readonly messages = inject(Messages);
  private readonly api = inject(Api);
  private readonly fields = viewChildren(SecretField);
  protected readonly current = signal('');
  protected readonly fresh = signal('');
  protected readonly busy = signal(false);
  protected readonly words = inject(FailureWords);
  protected readonly currentError = signal<Said | null>(null);
  protected readonly freshError = signal<Said | null>(null);
  protected readonly refusal = signal<Failure | null>(null);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.refusal.set(null);
    this.currentError.set(this.current() === '' ? 'password.currentMissing' : null);
    this.freshError.set(this.fresh() === '' ? 'password.freshMissing' : null);
    if (this.currentError() || this.freshError()) {
      this.focusWrong();
      return;
    }
    this.busy.set(true);
    try {
      await this.api.tell('PUT', '/account/password', { current: this.current(), password: this.fresh() });
      this.current.set('');
      this.fresh.set('');
      this.changed.emit();
    } catch (error) {
      const failure = failureOf(error);
      if (failure.problem?.code === 'wrong_password') this.currentError.set(failure);
      else if (isAboutNewPassword(failure)) this.freshError.set(failure);
      else this.refusal.set(failure);
      this.focusWrong();
    } finally {
      this.busy.set(false);
    }
  }

  private focusWrong(): void {
    const [current, fresh] = this.fields();
    (this.currentError() || !this.freshError() ? current : fresh)?.focus();
  }
}
