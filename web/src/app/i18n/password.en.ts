import type { SameKeys } from './message-key';
import type { passwordId } from './password.id';

export const passwordEn: SameKeys<typeof passwordId> = {
  forgotTitle: 'Forgotten password',
  forgotLead: 'Enter the user name or mail address of your account. We send a link to set a new password.',
  account: 'User name or mail address',
  accountMissing: 'Enter your user name or mail address.',
  ask: 'Send the link',
  asking: 'Sending',
  askedTitle: 'Look at your mail',
  asked:
    'If there is such an account and it has a mail address, the link is on its way. It works once and for 60 minutes. Look in the spam folder too.',
  askedNone: 'No mail? Ask the PantauSOP administrator of your government.',
  toSignIn: 'Back to sign-in',
  resetTitle: 'Set a new password',
  resetLead: 'For the account {{username}}. When it is saved, every device signed in with this account is signed out.',
  overTitle: 'This link no longer works',
  over: 'It was used already, or is older than 60 minutes.',
  askAgain: 'Ask for a new link',
  doneTitle: 'The password is saved',
  done: 'Sign in with the new password.',
  enter: 'Sign in',
  changeTitle: 'Change the initial password',
  changeLead: 'Somebody else made your password. Change it before you go on, so that only you know it.',
  current: 'Present password',
  currentMissing: 'Enter your present password.',
  fresh: 'New password',
  freshMissing: 'Enter the new password.',
  rule: 'At least 10 characters. A few words that you remember are better than one complicated word.',
  save: 'Save the password',
  saving: 'Saving',
  badEmail: 'Enter one mail address, e.g. name@example.go.id.',
};
