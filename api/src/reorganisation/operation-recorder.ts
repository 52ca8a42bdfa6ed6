import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CommitOperation } from '@pantausop/contracts';
import { write, type Database, type Tx } from '@pantausop/database';
import { mustBeDecided, RefusedError, type DecidedOperation, type ReorganisationPlan } from '@pantausop/domain';
import { AuditTrail } from '../audit';
import { DATABASE } from '../config';
import type { Caller } from '../http';
import { OrganisationService } from '../organisation/organisation.service';
import type { Moment, Recorder, SopChange } from '../register/register-batch';
import { PLANNED_REVIEW } from '../register/register-batch';
import { RegisterService } from '../register/register.service';
import { OperationPlanner, type PreparedOperation } from './operation-planner';
import { BY_KEY, keysOf, requestOf, type IdOf } from './operation-request';
import { OperationsRepository } from './operations.repository';
import { namedOn } from './unit-names';

/** What is said of an event that an operation corrects. */
const REORGANISED = 'Perubahan susunan perangkat daerah';

/** How an operation is recorded apart from its content. */
export interface OperationMark {
  readonly legalBasis: string | null;
  readonly by: Omit<Recorder, 'batchId'>;
  readonly at?: Moment | undefined;
}

/** Records operations: what they say of units, what becomes of each SOP and the operation itself, in one transaction. */
@Injectable()
export class OperationRecorder {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly organisations: OrganisationService,
    private readonly planner: OperationPlanner,
    private readonly register: RegisterService,
    private readonly operations: OperationsRepository,
    private readonly trail: AuditTrail,
  ) {}

  /** @returns the id of the operation @throws RefusedError 409 when something was recorded since the preview that the plan rests on */
  async commit({ basis, ...body }: CommitOperation, { username, via }: Caller): Promise<string> {
    const ids = new Map(keysOf(body.operation).map((key) => [key, randomUUID()]));
    const idOf: IdOf = (named) => ids.get(named) ?? named;
    const { id: governmentId } = await this.organisations.government();
    const by = { governmentId, actor: username, source: via === 'session' ? 'screen' : 'api' } as const;
    return write(this.database, async (tx) => {
      const now = await this.planner.prepare(tx, governmentId, requestOf(body, BY_KEY));
      if (now.basis !== basis) throw changedSince();
      return this.recordIn(tx, requestOf(body, idOf), { legalBasis: body.legalBasis, by });
    });
  }

  /** As `commit`, in a transaction that is open already and without a preview. */
  async recordIn(tx: Tx, decided: DecidedOperation, { legalBasis, by, at }: OperationMark): Promise<string> {
    const prepared = await this.planner.prepare(tx, by.governmentId, decided);
    const { plan } = prepared;
    const { operation, sops, subUnits } = decided;
    mustBeDecided(plan, (unit) => namedOn(plan.after, unit, operation.effectiveOn).name);
    const id = randomUUID();
    const units = plan.units.map((fact) => ({ ...fact, id: randomUUID() }));
    const batch = { units, sops: changesOf(plan) };
    const { recordedAt } = await this.register.recordIn(tx, batch, { ...by, batchId: id }, at ? { at } : {});
    await this.operations.add(tx, by.governmentId, {
      ...{ id, operation, legalBasis, recordedAt, actor: by.actor, source: by.source },
      sops: plan.sops.map(({ sop, decision }) => [sop, decision]),
      subUnits: plan.subUnits.flatMap(({ unit, decision }) => (decision === null ? [] : [[unit, decision] as const])),
      unitEvents: units.map((fact) => fact.id),
    });
    await this.trail.record(tx, {
      action: 'reorganisation.apply',
      outcome: 'done',
      ...(by.source === 'sample' ? { actor: null } : {}),
      subject: { kind: 'unit_operation', id, label: labelOf(prepared, decided) },
      after: {
        ...operation,
        legalBasis,
        decided: { sops: sops.size, subUnits: subUnits.size },
        recorded: { units: units.length, sops: batch.sops.length },
      },
    });
    return id;
  }
}

/** What the register records of each SOP; one that stays where it is says nothing. */
function changesOf({ sops }: ReorganisationPlan): SopChange[] {
  return sops.flatMap(({ sop, decision, events, retractions }): SopChange[] => {
    if (events.length === 0) return [];
    return [
      {
        ...{ sop, isNew: false, waits: false, reorganises: true, events },
        remarks: decision.action === 'renew' ? { [PLANNED_REVIEW]: decision.reviewOn } : {},
        retractions: retractions.map((event) => ({ event, reason: REORGANISED })),
      },
    ];
  });
}

function labelOf({ plan, before }: PreparedOperation, { operation }: DecidedOperation): string {
  const on = operation.effectiveOn;
  const names = [...new Set(plan.units.map(({ unit }) => unit))].map(
    (unit) => namedOn(before.lives.has(unit) ? before.lives : plan.after, unit, on).abbreviation,
  );
  return `${operation.kind} ${on}: ${names.join(', ')}`;
}

const changedSince = (): RefusedError => {
  const en = 'the register has changed since this preview: look at the new preview, then decide again';
  const id = 'register sudah berubah sejak pratinjau ini: periksa pratinjau yang baru, lalu putuskan lagi';
  return new RefusedError('changed_since_preview', 'conflict', { id, en });
};
