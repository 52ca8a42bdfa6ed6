import type { importId } from './import.id';
import type { SameKeys } from './message-key';

export const importEn: SameKeys<typeof importId> = {
  title: 'Register import',
};
