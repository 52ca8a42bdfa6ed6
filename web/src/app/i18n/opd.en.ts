import type { opdId } from './opd.id';
import type { SameKeys } from './message-key';

export const opdEn: SameKeys<typeof opdId> = {
  title: 'OPD coverage',
};
