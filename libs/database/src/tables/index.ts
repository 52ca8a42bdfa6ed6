import type { AccessTables } from './access';
import type { AuditTables } from './audit';
import type { DocumentsTables } from './documents';
import type { ImportsTables } from './imports';
import type { LedgerTables } from './ledger';
import type { LetterheadTables } from './letterheads';
import type { NotesTables } from './notes';
import type { PolicyTables } from './policy';
import type { ProcessesTables } from './processes';
import type { RegisterTables } from './register';
import type { ReorganisationTables } from './reorganisation';
import type { ReportsTables } from './reports';
import type { TrainingTables } from './training';
import type { WorkflowTables } from './workflow';

export * from './access';
export * from './audit';
export * from './documents';
export * from './imports';
export * from './ledger';
export * from './letterheads';
export * from './notes';
export * from './policy';
export * from './processes';
export * from './register';
export * from './reorganisation';
export * from './reports';
export * from './training';
export * from './workflow';

/** Every table, by feature: one file each, merged here. */
export interface Tables
  extends
    AccessTables,
    AuditTables,
    DocumentsTables,
    ImportsTables,
    LedgerTables,
    LetterheadTables,
    NotesTables,
    PolicyTables,
    ProcessesTables,
    RegisterTables,
    ReorganisationTables,
    ReportsTables,
    TrainingTables,
    WorkflowTables {}
