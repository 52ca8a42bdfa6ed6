import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { SessionStore } from '../data/session-store';
import { Messages } from '../i18n/messages';
import { PasswordForm } from '../password/password-form';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { AccountStore } from './account-store';
import { EmailForm } from './email-form';
import { OptOutList } from './opt-out-list';
import { SessionList } from './session-list';
import { TokenList } from './token-list';

/** Akun saya: who I am here, my password, the report mails that I ended, where I am signed in, my tokens. */
@Component({
  selector: 'app-account-page',
  imports: [EmailForm, ErrorState, OptOutList, PasswordForm, SessionList, Skeleton, TokenList],
  templateUrl: './account-page.html',
  providers: [AccountStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountPage {
  protected readonly messages = inject(Messages);
  protected readonly store = inject(AccountStore);
  private readonly session = inject(SessionStore);
  protected readonly editing = signal(false);
  /** what was just saved */
  protected readonly saved = signal<'email' | 'password' | null>(null);

  protected readonly roles = computed(() =>
    (this.session.session()?.roles ?? []).map(({ role, unitName }) =>
      this.messages.t('account.roleAt', { role: this.messages.t(`terms.role_${role}`), unit: unitName }),
    ),
  );
  protected readonly entry = computed(() => {
    const account = this.store.account.value();
    const { t } = this.messages;
    return [
      ...(account?.hasPassword ? [t('account.entryPassword')] : []),
      ...(account?.singleSignOn ? [t('account.entrySso')] : []),
    ].join(', ');
  });

  protected emailSaved(): void {
    this.editing.set(false);
    this.saved.set('email');
  }

  protected passwordSaved(): void {
    this.saved.set('password');
    this.store.sessions.reload();
  }
}
