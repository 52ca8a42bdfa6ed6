import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SignInInfoSchema } from '@pantausop/contracts';
import { Api } from '../data/api';
import { FailureWords } from '../data/failure-words';
import { failureOf, type Failure } from '../data/problem';
import { SessionStore } from '../data/session-store';
import { Messages } from '../i18n/messages';
import { API } from '../paths';
import { GateField } from '../password/gate-field';
import { GateFrame } from '../password/gate-frame';
import { SecretField } from '../password/secret-field';
import { ErrorNote } from '../ui/error-note';
import { ssoRefusalOf } from './sso-refusal';
import { wayBack } from './way-back';

/** Masuk. Sample accounts are listed where the server lists them, and nowhere else. */
@Component({
  selector: 'app-sign-in-page',
  imports: [ErrorNote, GateField, GateFrame, RouterLink, SecretField],
  templateUrl: './sign-in-page.html',
  host: { class: 'gate-page' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignInPage {
  /** of the address: the page that was asked for */
  readonly kembali = input<string>();
  /** of the address: why single sign-on led back here */
  readonly sso = input<string>();

  protected readonly messages = inject(Messages);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly window = inject(DOCUMENT).defaultView;
  /** Whether this is where the program started: then nothing of another person's session is in memory. */
  private readonly fresh = this.router.currentNavigation()?.previousNavigation == null;

  protected readonly info = inject(Api).read(SignInInfoSchema, () => ({ path: '/sign-in' }));
  protected readonly accounts = computed(() => this.info.value()?.demoAccounts ?? []);
  protected readonly ssoRefusal = computed(() => ssoRefusalOf(this.sso()));
  protected readonly ssoAddress = computed(
    () => `${API}/sso?${new URLSearchParams({ kembali: wayBack(this.kembali()) }).toString()}`,
  );
  protected readonly username = signal('');
  protected readonly password = signal('');
  protected readonly busy = signal(false);
  /** what is missing after an attempt to send */
  protected readonly missing = signal<'username' | 'password' | null>(null);
  private readonly failure = signal<Failure | null>(null);
  private readonly words = inject(FailureWords);
  protected readonly refusal = computed(() => this.words.of(this.failure()));

  private readonly nameField = viewChild.required(GateField);
  private readonly passwordField = viewChild.required(SecretField);

  protected typed(field: 'username' | 'password', value: string): void {
    this[field].set(value);
    if (this.missing() === field) this.missing.set(null);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    const missing = this.username().trim() === '' ? 'username' : this.password() === '' ? 'password' : null;
    this.missing.set(missing);
    this.failure.set(null);
    if (missing === null) await this.enter();
    else (missing === 'username' ? this.nameField() : this.passwordField()).focus();
  }

  /** One click: the account's name and password are filled in and sent. */
  protected async use(account: { readonly username: string; readonly password: string }): Promise<void> {
    if (this.busy()) return;
    this.username.set(account.username);
    this.password.set(account.password);
    this.missing.set(null);
    await this.enter();
  }

  private async enter(): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.session.signIn(this.username().trim(), this.password());
      await this.goBack();
    } catch (error) {
      this.failure.set(failureOf(error));
      this.passwordField().focus();
    } finally {
      this.busy.set(false);
    }
  }

  private async goBack(): Promise<void> {
    const address = wayBack(this.kembali());
    if (this.fresh) await this.router.navigateByUrl(address);
    else this.window?.location.assign(address);
  }
}
