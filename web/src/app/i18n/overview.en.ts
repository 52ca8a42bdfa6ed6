import type { overviewId } from './overview.id';
import type { SameKeys } from './message-key';

export const overviewEn: SameKeys<typeof overviewId> = {
  title: 'Overview',
};
