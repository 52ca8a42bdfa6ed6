import type { AccessTables } from './access';
import type { LedgerTables } from './ledger';
import type { RegisterTables } from './register';

export * from './access';
export * from './ledger';
export * from './register';

/** Every table, by feature: one file each, merged here. */
export interface Tables extends AccessTables, RegisterTables, LedgerTables {}
