import { Inject, Injectable } from '@nestjs/common';
import {
  calendarDate,
  stamp,
  type CalendarDate,
  type EventId,
  type SopDecision,
  type SopId,
  type SopRetraction,
  type Stamp,
  type SubUnitDecision,
  type UnitId,
  type UnitOperation,
} from '@pantausop/domain';
import type { Database, Queryable, Tx, UnitOperationsTable } from '@pantausop/database';
import { DATABASE } from '../config';
import type { RecordMark } from '../organisation/organisation.repository';

/** An operation as it was recorded. */
export interface RecordedOperation {
  /** also the batch of its SOP events */
  readonly id: string;
  readonly operation: UnitOperation;
  readonly sops: readonly (readonly [SopId, SopDecision])[];
  readonly subUnits: readonly (readonly [UnitId, SubUnitDecision])[];
  readonly unitEvents: readonly EventId[];
  readonly legalBasis: string | null;
  readonly effectiveOn: CalendarDate;
  readonly recordedAt: Stamp;
  readonly actor: string;
  readonly source: RecordMark['source'];
  readonly retraction: { readonly recordedAt: Stamp; readonly actor: string; readonly reason: string } | null;
}

type NewOperation = Omit<RecordedOperation, 'retraction' | 'effectiveOn'>;

interface Decisions {
  readonly sops: RecordedOperation['sops'];
  readonly subUnits: RecordedOperation['subUnits'];
}

/** What an operation is called among the subjects of retractions. */
const SUBJECT = 'unit_operation';

/** Operations on the organisation, as they were decided; append-only. */
@Injectable()
export class OperationsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async add(tx: Tx, governmentId: string, recorded: NewOperation): Promise<void> {
    const { id, operation, sops, subUnits, unitEvents, legalBasis, recordedAt, actor, source } = recorded;
    const { kind, effectiveOn, ...rest } = operation;
    const decisions: Decisions = { sops, subUnits };
    await tx
      .insertInto('unit_operations')
      .values({
        ...{ id, government_id: governmentId, kind, effective_on: effectiveOn, recorded_at: recordedAt },
        ...{ operation: JSON.stringify(rest), decisions: JSON.stringify(decisions) },
        ...{ unit_events: JSON.stringify(unitEvents), legal_basis: legalBasis, actor, source },
      })
      .execute();
  }

  /** All operations, the latest day first. */
  async all(governmentId: string, q: Queryable = this.database.db): Promise<RecordedOperation[]> {
    const rows = await this.joined(q)
      .where('unit_operations.government_id', '=', governmentId)
      .orderBy('effective_on', 'desc')
      .orderBy('unit_operations.recorded_at', 'desc')
      .execute();
    return rows.map(operationOf);
  }

  async find(governmentId: string, id: string, q: Queryable): Promise<RecordedOperation | undefined> {
    const row = await this.joined(q)
      .where('unit_operations.government_id', '=', governmentId)
      .where('unit_operations.id', '=', id)
      .executeTakeFirst();
    return row && operationOf(row);
  }

  async retract(
    tx: Tx,
    mark: Pick<RecordMark, 'governmentId' | 'recordedAt' | 'actor' | 'source'>,
    { id, retracts, reason, sequence }: SopRetraction,
  ): Promise<void> {
    const { governmentId: government_id, recordedAt: recorded_at, actor, source } = mark;
    await tx
      .insertInto('retractions')
      .values({
        ...{ id, government_id, sequence, retracts, reason, recorded_at, actor, source },
        ...{ subject: SUBJECT, sop_id: null, batch_id: null },
      })
      .execute();
  }

  private joined(q: Queryable) {
    return q
      .selectFrom('unit_operations')
      .leftJoin('retractions', 'retractions.retracts', 'unit_operations.id')
      .selectAll('unit_operations')
      .select([
        'retractions.recorded_at as retracted_at',
        'retractions.actor as retracted_by',
        'retractions.reason as retracted_because',
      ]);
  }
}

interface Joined extends UnitOperationsTable {
  readonly retracted_at: number | null;
  readonly retracted_by: string | null;
  readonly retracted_because: string | null;
}

function operationOf(row: Joined): RecordedOperation {
  const effectiveOn = calendarDate(row.effective_on);
  const { sops, subUnits } = JSON.parse(row.decisions) as Decisions;
  const { retracted_at: at, retracted_by: by, retracted_because: why } = row;
  return {
    id: row.id,
    operation: { kind: row.kind, effectiveOn, ...(JSON.parse(row.operation) as object) } as UnitOperation,
    ...{ sops, subUnits, effectiveOn },
    unitEvents: JSON.parse(row.unit_events) as EventId[],
    legalBasis: row.legal_basis,
    recordedAt: stamp(row.recorded_at),
    actor: row.actor,
    source: row.source as RecordMark['source'],
    retraction: at === null ? null : { recordedAt: stamp(at), actor: by ?? '', reason: why ?? '' },
  };
}
