import type { AccessTables } from './access';

export * from './access';

/** Every table, by feature: one file each, merged here. */
export interface Tables extends AccessTables {}
