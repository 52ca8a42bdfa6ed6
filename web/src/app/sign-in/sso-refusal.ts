import { SSO_REFUSALS } from '@pantausop/contracts';
import type { MessageKey } from '../i18n/message-key';

/** What is said when single sign-on led back to the sign-in page; null when it did not. */
export function ssoRefusalOf(why: string | undefined): MessageKey | null {
  const known = SSO_REFUSALS.find((one) => one === why);
  return known === undefined ? null : `signIn.sso_${known}`;
}
