import type { signInId } from './sign-in.id';
import type { SameKeys } from './message-key';

export const signInEn: SameKeys<typeof signInId> = {
  title: 'Sign in',
  username: 'User name',
  usernameMissing: 'Enter your user name.',
  password: 'Password',
  passwordMissing: 'Enter your password.',
  show: 'Show',
  showPassword: 'Show the password',
  hide: 'Hide',
  hidePassword: 'Hide the password',
  enter: 'Sign in',
  entering: 'Signing in',
  wrongCredentials: 'The user name or the password is wrong. Check both and try again.',
  tooManyAttempts: 'Too many attempts. Wait a few minutes and try again.',
  unavailable: 'The server cannot answer at the moment. Try again shortly.',
  demoTitle: 'Sample accounts',
  demoText: 'Choose an account to enter the sample data at once.',
  noAccount: 'No account yet, or forgot the password? Ask the PantauSOP administrator of your government.',
};
