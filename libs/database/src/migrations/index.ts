import type { SchemaMigration } from '../migrate';
import { register } from './0001_register';
import { access } from './0002_access';
import { imports } from './0003_imports';
import { accessRecovery } from './0004_access_recovery';
import { audit } from './0005_audit';
import { documents } from './0006_documents';
import { workflow } from './0007_workflow';
import { notes } from './0008_notes';
import { reorganisation } from './0009_reorganisation';
import { auditWords } from './0010_audit_words';
import { policy } from './0010_policy';
import { training } from './0011_training';
import { processes } from './0012_processes';
import { reports } from './0013_reports';
import { importMemory } from './0014_import_memory';
import { batchRemarks } from './0018_batch_remarks';
import { levels } from './0019_levels';
import { rollUps } from './0020_roll_ups';
import { letterheads } from './0022_letterheads';

/** Every step of the schema in the order it is applied. Frozen: only ever append. */
export const MIGRATIONS: readonly SchemaMigration[] = [
  register,
  access,
  imports,
  accessRecovery,
  audit,
  documents,
  workflow,
  notes,
  reorganisation,
  auditWords,
  policy,
  training,
  processes,
  reports,
  importMemory,
  batchRemarks,
  levels,
  rollUps,
  letterheads,
];
