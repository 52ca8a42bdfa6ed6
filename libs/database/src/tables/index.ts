import type { AccessTables } from './access';
import type { ImportsTables } from './imports';
import type { LedgerTables } from './ledger';
import type { NotesTables } from './notes';
import type { RegisterTables } from './register';

export * from './access';
export * from './imports';
export * from './ledger';
export * from './notes';
export * from './register';

/** Every table, by feature: one file each, merged here. */
export interface Tables extends AccessTables, ImportsTables, NotesTables, RegisterTables, LedgerTables {}
