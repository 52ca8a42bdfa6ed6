import type { signInId } from './sign-in.id';
import type { SameKeys } from './message-key';

export const signInEn: SameKeys<typeof signInId> = {
  title: 'Sign in',
  username: 'User name',
  usernameMissing: 'Enter your user name.',
  password: 'Password',
  passwordMissing: 'Enter your password.',
  show: 'Show',
  hide: 'Hide',
  enter: 'Sign in',
  entering: 'Signing in',
  demoTitle: 'Sample accounts',
  demoText: 'Choose an account to enter the sample data at once.',
  noAccount: 'No account yet? Ask the PantauSOP administrator of your government.',
  notSetUp: 'This system is still empty.',
  setUp: 'Set it up',
  forgotten: 'Forgot the password?',
  or: 'or',
  sso: 'Single sign-on',
  sso_denied: 'The single sign-on provider did not agree, or the sign-in was cancelled.',
  sso_expired: 'The single sign-on took too long. Try once more from this page.',
  sso_no_role: 'The single sign-on provider knows you, but you have no role in PantauSOP yet. Ask the administrator.',
  sso_disabled: 'Your PantauSOP account is deactivated. Ask the administrator.',
  sso_failed:
    'The answer of the single sign-on provider could not be proven genuine. Try again; if it happens again, tell the administrator.',
  sso_unavailable: 'The single sign-on provider cannot be reached at the moment. Try again shortly.',
};
