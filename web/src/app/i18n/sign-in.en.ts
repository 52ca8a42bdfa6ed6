import type { signInId } from './sign-in.id';
import type { SameKeys } from './message-key';

export const signInEn: SameKeys<typeof signInId> = {
  title: 'Sign in',
};
