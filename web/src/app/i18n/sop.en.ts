import type { sopId } from './sop.id';
import type { SameKeys } from './message-key';

export const sopEn: SameKeys<typeof sopId> = {
  title: 'SOP',
};
