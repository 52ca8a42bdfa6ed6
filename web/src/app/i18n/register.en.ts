import type { registerId } from './register.id';
import type { SameKeys } from './message-key';

export const registerEn: SameKeys<typeof registerId> = {
  title: 'SOP register',
};
