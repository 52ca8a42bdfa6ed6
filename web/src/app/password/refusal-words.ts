import type { Failure } from '../data/problem';
import type { MessageKey } from '../i18n/message-key';

/** What is said when something about an account was refused, by the code of the answer. */
export const ACCOUNT_REFUSALS: Readonly<Record<string, MessageKey>> = {
  wrong_password: 'password.wrongPassword',
  same_password: 'password.samePassword',
  short_password: 'password.shortPassword',
  guessable_password: 'password.guessablePassword',
  too_many_attempts: 'password.tooMany',
  reset_link_over: 'password.over',
  email_taken: 'password.emailTaken',
  bad_email: 'password.badEmail',
  scope_not_held: 'password.scopeNotHeld',
  expires_in_past: 'password.expiresInPast',
  too_many_tokens: 'password.tooManyTokens',
  unavailable: 'signIn.unavailable',
};

/** The sentence about a refused request of the pages of the own account. */
export function refusalWords({ kind, problem }: Failure): MessageKey {
  if (kind === 'offline') return 'ui.errorOffline';
  if (kind === 'unreadable') return 'ui.errorUnreadable';
  if (problem?.errors?.some(({ path }) => path === 'email') === true) return 'password.badEmail';
  return ACCOUNT_REFUSALS[problem?.code ?? ''] ?? 'ui.errorRefused';
}

/** True when it is the new password that was refused, and not something else about the request. */
export const isAboutNewPassword = ({ problem }: Failure): boolean =>
  ['same_password', 'short_password', 'guessable_password'].includes(problem?.code ?? '');
