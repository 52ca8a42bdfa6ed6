import { Inject, Injectable } from '@nestjs/common';
import { write, type Database, type Tx } from '@pantausop/database';
import { RefusedError, type UnitId } from '@pantausop/domain';
import { AuditTrail } from '../audit';
import { DATABASE } from '../config';
import type { Caller } from '../http';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { OrganisationService } from '../organisation/organisation.service';
import { PLANNED_REVIEW } from '../register/register-batch';
import { RegisterService } from '../register/register.service';
import { SopsRepository } from '../register/sops.repository';
import { mustBeFree, type RecordSince } from './dependents';
import { OperationsRepository, type RecordedOperation } from './operations.repository';
import { unknownOperation } from './unknown-operation';

/** Takes operations back that should not have been recorded, as long as nothing rests on them. */
@Injectable()
export class OperationRetractor {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly organisations: OrganisationService,
    private readonly units: OrganisationRepository,
    private readonly sops: SopsRepository,
    private readonly register: RegisterService,
    private readonly operations: OperationsRepository,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws RefusedError 404 for an unknown operation; 409 for one that is retracted already or that something rests on */
  async retract(id: string, reason: string, { username, via }: Caller): Promise<void> {
    const { id: governmentId } = await this.organisations.government();
    const by = { governmentId, actor: username, source: via === 'session' ? 'screen' : 'api' } as const;
    await write(this.database, async (tx) => {
      await this.units.lockGovernment(tx, governmentId);
      const operation = await this.operations.find(governmentId, id, tx);
      if (!operation) throw unknownOperation(id);
      if (operation.retraction) throw retractedAlready();
      mustBeFree(operation, await this.since(tx, governmentId, operation));
      await this.register.revertIn(tx, id, by, reason, {
        unitEvents: operation.unitEvents,
        within: (recording) => this.operations.retract(tx, recording.mark, recording.retraction(null, id, reason)),
      });
      await this.forgetReviews(tx, operation);
      await this.trail.record(tx, {
        action: 'reorganisation.retract',
        outcome: 'done',
        subject: { kind: 'unit_operation', id, label: `${operation.operation.kind} ${operation.effectiveOn}` },
        before: { ...operation.operation },
        note: reason,
      });
    });
  }

  /** A review that the operation planned is planned no more. */
  private async forgetReviews(tx: Tx, { sops }: RecordedOperation): Promise<void> {
    const renewed = sops.flatMap(([sop, { action }]) => (action === 'renew' ? [sop] : []));
    for (const { id, remarks } of await this.sops.of(renewed, tx)) {
      const others = Object.entries(remarks).filter(([key]) => key !== PLANNED_REVIEW);
      await this.sops.setRemarks(tx, id, Object.fromEntries(others));
    }
  }

  private async since(tx: Tx, governmentId: string, operation: RecordedOperation): Promise<RecordSince> {
    const history = await this.units.unitHistory(governmentId, tx);
    const own = new Set(operation.unitEvents);
    const units = new Set<UnitId>(history.events.flatMap(({ id, unit }) => (own.has(id) ? [unit] : [])));
    for (const [, decision] of operation.sops) if ('to' in decision) units.add(decision.to);
    const events = await this.sops.standingOfBatch(tx, operation.id);
    const replaced = await this.sops.events(
      tx,
      events.flatMap(({ replaces }) => (replaces === null ? [] : [replaces])),
    );
    const byId = new Map(replaced.map((event) => [event.id, event]));
    return {
      history,
      sops: await this.sops.in(governmentId, [...units], tx),
      areaDecisions: await this.units.areaDecisions(governmentId, tx),
      batch: new Map(events.map(({ event, replaces }) => [event.id, byId.get(replaces ?? '') ?? null])),
    };
  }
}

const retractedAlready = (): RefusedError =>
  new RefusedError('operation_retracted', 'conflict', {
    id: 'perubahan ini sudah ditarik',
    en: 'this operation is retracted already',
  });
