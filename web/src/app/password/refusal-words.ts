import type { Said } from '../data/failure-words';
import type { Failure } from '../data/problem';

const isMalformedEmail = ({ problem }: Failure): boolean =>
  problem?.errors?.some(({ path }) => /(^|\.)email$/.test(path)) === true;

/** True when it is the mail address that was refused. */
export const isAboutEmail = (failure: Failure): boolean =>
  isMalformedEmail(failure) || ['bad_email', 'email_taken'].includes(failure.problem?.code ?? '');

/** True when it is the new password that was refused, and not something else about the request. */
export const isAboutNewPassword = ({ problem }: Failure): boolean =>
  ['same_password', 'short_password', 'guessable_password'].includes(problem?.code ?? '');

/** What is said where an account was not changed: of a malformed address how one is written. */
export const aboutAccount = (failure: Failure): Said => (isMalformedEmail(failure) ? 'password.badEmail' : failure);
