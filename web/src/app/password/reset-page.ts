import { ChangeDetectionStrategy, Component, inject, input, type OnInit, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PasswordResetStateSchema } from '@pantausop/contracts';
import { Api } from '../data/api';
import { FailureWords, type Said } from '../data/failure-words';
import { failureOf, type Failure } from '../data/problem';
import type { MessageKey } from '../i18n/message-key';
import { Messages } from '../i18n/messages';
import { ErrorNote } from '../ui/error-note';
import { Skeleton } from '../ui/skeleton';
import { GateFrame } from './gate-frame';
import { KnownUsername } from './known-username';
import { isAboutNewPassword } from './refusal-words';
import { SecretField } from './secret-field';

/** Atur sandi: what the link of the letter opens. */
@Component({
  selector: 'app-reset-page',
  imports: [ErrorNote, GateFrame, KnownUsername, RouterLink, SecretField, Skeleton],
  template: `<app-gate-frame [title]="messages.t(titles[state()])">
    @switch (state()) {
      @case ('asking') {
        <app-skeleton class="gate-lead" [rows]="3" height="2.75rem" />
      }
      @case ('over') {
        <p class="gate-lead">{{ words.of(refusal() ?? 'password.over') }}</p>
        <p class="gate-help">
          <a class="btn btn-main btn-lg" routerLink="/lupa-sandi">{{ messages.t('password.askAgain') }}</a>
        </p>
      }
      @case ('done') {
        <p class="gate-lead" role="status">{{ messages.t('password.done') }}</p>
        <p class="gate-help">
          <a class="btn btn-main btn-lg" routerLink="/masuk">{{ messages.t('password.enter') }}</a>
        </p>
      }
      @case ('open') {
        <p class="gate-lead muted">{{ messages.t('password.resetLead', { username: username() }) }}</p>
        <form novalidate [attr.aria-label]="messages.t('password.resetTitle')" (submit)="send($event)">
          @if (refusal(); as said) {
            <app-error-note [text]="words.of(said)" />
          }
          <app-known-username [username]="username()" />
          <app-secret-field
            name="sandi-baru"
            complete="new-password"
            [label]="messages.t('password.fresh')"
            [hint]="messages.t('password.rule')"
            [error]="words.of(error())"
            [large]="true"
            [(value)]="password"
          />
          <button class="btn btn-main btn-lg" type="submit" [attr.aria-disabled]="busy() ? 'true' : null">
            {{ messages.t(busy() ? 'password.saving' : 'password.save') }}
          </button>
        </form>
      }
    }
  </app-gate-frame>`,
  host: { class: 'gate-page' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ResetPage implements OnInit {
  /** of the address */
  readonly token = input.required<string>();

  protected readonly messages = inject(Messages);
  protected readonly words = inject(FailureWords);
  private readonly api = inject(Api);
  private readonly field = viewChild(SecretField);
  protected readonly state = signal<'asking' | 'open' | 'over' | 'done'>('asking');
  protected readonly username = signal('');
  protected readonly password = signal('');
  protected readonly busy = signal(false);
  /** about the password */
  protected readonly error = signal<Said | null>(null);
  /** about the rest */
  protected readonly refusal = signal<Said | null>(null);
  protected readonly titles = {
    asking: 'password.resetTitle',
    open: 'password.resetTitle',
    over: 'password.overTitle',
    done: 'password.doneTitle',
  } as const satisfies Record<string, MessageKey>;

  ngOnInit(): void {
    void this.check();
  }

  private async check(): Promise<void> {
    try {
      const body = { token: this.token() };
      const { username } = await this.api.send('POST', '/password-resets/check', body, PasswordResetStateSchema);
      this.username.set(username);
      this.state.set('open');
    } catch (error) {
      this.fail(failureOf(error));
      this.state.set('over');
    }
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.refusal.set(null);
    this.error.set(this.password() === '' ? 'password.freshMissing' : null);
    if (this.error()) {
      this.field()?.focus();
      return;
    }
    this.busy.set(true);
    try {
      await this.api.tell('POST', '/password-resets/redeem', { token: this.token(), password: this.password() });
      this.state.set('done');
    } catch (error) {
      this.fail(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  private fail(failure: Failure): void {
    // what does not even look like a link of a letter is none
    if (failure.problem?.code === 'bad_input') this.refusal.set('password.over');
    else if (isAboutNewPassword(failure)) this.error.set(failure);
    else this.refusal.set(failure);
    if (failure.problem?.code === 'reset_link_over') this.state.set('over');
    else this.field()?.focus();
  }
}
