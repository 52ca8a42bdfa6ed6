import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { FailureWords, type Said } from '../data/failure-words';
import { failureOf } from '../data/problem';
import { Messages } from '../i18n/messages';
import { aboutAccount, isAboutEmail } from '../password/refusal-words';
import { SecretField } from '../password/secret-field';
import { ErrorNote } from '../ui/error-note';
import { AccountStore } from './account-store';

/** Another mail address, or none; for who knows the password. */
@Component({
  selector: 'app-email-form',
  imports: [ErrorNote, SecretField],
  template: `<form
    class="acc-form"
    novalidate
    [attr.aria-label]="messages.t('account.emailEdit')"
    (submit)="send($event)"
  >
    @if (refusal(); as said) {
      <app-error-note [text]="words.of(said)" />
    }
    <div class="field">
      <label for="surel">{{ messages.t('account.email') }}</label>
      <input
        #field
        class="in"
        id="surel"
        type="email"
        autocomplete="email"
        aria-describedby="surel-petunjuk"
        [value]="email()"
        [attr.aria-invalid]="badEmail() ? 'true' : null"
      />
      <span class="hint" id="surel-petunjuk">{{ messages.t('account.emailEmpty') }}</span>
    </div>
    <app-secret-field
      name="sandi-surel"
      complete="current-password"
      [label]="messages.t('password.current')"
      [error]="words.of(wrong())"
      [(value)]="current"
    />
    <div class="acts">
      <button class="btn btn-main" type="submit" [attr.aria-disabled]="busy() ? 'true' : null">
        {{ messages.t(busy() ? 'password.saving' : 'account.emailSave') }}
      </button>
      <button class="btn" type="button" (click)="left.emit()">{{ messages.t('account.cancel') }}</button>
    </div>
  </form>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EmailForm {
  readonly email = input.required<string>();
  readonly saved = output();
  readonly left = output();

  protected readonly messages = inject(Messages);
  private readonly store = inject(AccountStore);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly secret = viewChild.required(SecretField);
  protected readonly current = signal('');
  protected readonly busy = signal(false);
  protected readonly words = inject(FailureWords);
  protected readonly wrong = signal<Said | null>(null);
  protected readonly refusal = signal<Said | null>(null);
  protected readonly badEmail = signal(false);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.refusal.set(null);
    this.badEmail.set(false);
    this.wrong.set(this.current() === '' ? 'password.currentMissing' : null);
    if (this.wrong()) {
      this.secret().focus();
      return;
    }
    this.busy.set(true);
    try {
      await this.store.setEmail(this.field().nativeElement.value.trim() || null, this.current());
      this.saved.emit();
    } catch (error) {
      const failure = failureOf(error);
      const about = failure.problem?.code === 'wrong_password' ? this.wrong : this.refusal;
      about.set(aboutAccount(failure));
      this.badEmail.set(isAboutEmail(failure));
      if (this.wrong()) this.secret().focus();
      else this.field().nativeElement.focus();
    } finally {
      this.busy.set(false);
    }
  }
}
