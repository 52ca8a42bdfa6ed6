import { SSO_REFUSALS } from '@pantausop/contracts';
import type { Failure } from '../data/problem';
import type { MessageKey } from '../i18n/message-key';

/** Why nobody was let in, by the code of the answer. */
const KEY_OF: Readonly<Record<string, MessageKey>> = {
  wrong_credentials: 'signIn.wrongCredentials',
  too_many_attempts: 'signIn.tooManyAttempts',
  bad_input: 'signIn.wrongCredentials',
  unavailable: 'signIn.unavailable',
};

/** What is said about a sign-in that failed. */
export function refusalOf({ kind, problem }: Failure): MessageKey {
  if (kind === 'offline') return 'ui.errorOffline';
  if (kind === 'unreadable') return 'ui.errorUnreadable';
  return KEY_OF[problem?.code ?? ''] ?? 'ui.errorRefused';
}

/** What is said when single sign-on led back to the sign-in page; null when it did not. */
export function ssoRefusalOf(why: string | undefined): MessageKey | null {
  const known = SSO_REFUSALS.find((one) => one === why);
  return known === undefined ? null : `signIn.sso_${known}`;
}
