import type { Tx } from '@pantausop/database';
import type { Stamp, UnitId } from '@pantausop/domain';
import type { Caller } from '../http';
import type { PlannedSop, ProposedUnit, RegisterSop } from './planning/plan';

/** What an import records, in one transaction. */
export interface ImportBatch {
  readonly batchId: string;
  readonly governmentId: string;
  /** the watermark under which the plan was made: a later record refuses the batch */
  readonly expectedStamp: Stamp;
  readonly units: readonly ProposedUnit[];
  readonly sops: readonly PlannedSop[];
}

/** What was recorded. */
export interface RecordedBatch {
  readonly recordedAt: Stamp;
  readonly sops: number;
  readonly events: number;
  readonly retractions: number;
  readonly units: number;
}

/** Runs in the transaction that records; what it throws undoes all of it. */
export type Alongside = (tx: Tx, recorded: RecordedBatch) => Promise<void>;

/** The register as imports need it. */
export abstract class RegisterPort {
  /** Every SOP that lies or ever lay in one of these units, as it is today. */
  abstract sopsOf(governmentId: string, units: readonly UnitId[]): Promise<RegisterSop[]>;

  /** @throws RefusedError `register_changed` when something was recorded since `expectedStamp` */
  abstract record(batch: ImportBatch, caller: Caller, alongside: Alongside): Promise<RecordedBatch>;

  /** Retracts exactly what a batch recorded; what it had corrected stands again. */
  abstract revert(batchId: string, governmentId: string, caller: Caller, alongside: Alongside): Promise<RecordedBatch>;
}
