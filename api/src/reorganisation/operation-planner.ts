import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Queryable } from '@pantausop/database';
import {
  planReorganisation,
  planUnits,
  stamp,
  type DecidedOperation,
  type ReorganisationPlan,
  type SopHistory,
  type UnitHistory,
} from '@pantausop/domain';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { Organisation, OrganisationService } from '../organisation/organisation.service';
import type { RecordedSop } from '../register/register-batch';
import { versionOf } from '../register/sop-journal';
import { SopsRepository } from '../register/sops.repository';
import type { TouchedSop } from './effect';

/** An operation worked out on the record as it stands. */
export interface PreparedOperation {
  readonly plan: ReorganisationPlan;
  readonly before: Organisation;
  readonly after: Organisation;
  readonly touched: readonly TouchedSop[];
  /** Says on what it was worked out: the same as long as nothing is recorded that changes the plan. */
  readonly basis: string;
}

/** Later than anything recorded. */
const LATER = stamp(Number.MAX_SAFE_INTEGER - 1);

/** Works operations out on the record, in the caller's view of the database. */
@Injectable()
export class OperationPlanner {
  constructor(
    private readonly units: OrganisationRepository,
    private readonly organisations: OrganisationService,
    private readonly sops: SopsRepository,
  ) {}

  /** @throws RefusedError where the rules do not allow the operation */
  async prepare(q: Queryable, governmentId: string, decided: DecidedOperation): Promise<PreparedOperation> {
    const history = await this.units.unitHistory(governmentId, q);
    const { leaving, targets } = planUnits(decided.operation, decided.subUnits, history);
    const held = await this.sops.in(governmentId, [...leaving, ...targets], q);
    const plan = planReorganisation(decided, history, held);
    const before = await this.organisations.organisationIn(q, governmentId);
    const areaDecisions = await this.units.areaDecisions(governmentId, q);
    return {
      ...{ plan, before, after: new Organisation(plan.after, areaDecisions, null, before.published) },
      touched: touchedBy(plan, held),
      basis: basisOf(plan, history, held),
    };
  }
}

function touchedBy({ sops }: ReorganisationPlan, held: readonly RecordedSop[]): TouchedSop[] {
  const histories = new Map(held.map(({ id, history }) => [id, history]));
  return sops.flatMap(({ sop, events, retractions }) => {
    const before = histories.get(sop);
    if (!before || events.length === 0) return [];
    const ordered = new Map(before.events.map(({ id, orderedAt }) => [id, orderedAt]));
    const after: SopHistory = {
      events: [
        ...before.events,
        ...events.map(({ fact, effectiveOn, replaces }, index) => ({
          ...{ id: `planned-${index}`, fact, effectiveOn, recordedAt: LATER, sequence: LATER + index },
          orderedAt: ordered.get(replaces ?? '') ?? LATER,
        })),
      ],
      retractions: [
        ...before.retractions,
        ...retractions.map((retracts, index) => ({
          ...{ id: `taken-${index}`, retracts, reason: '', recordedAt: LATER, sequence: LATER + index },
        })),
      ],
    };
    return [{ before, after }];
  });
}

/** Changes with every record of a unit and of an SOP that the operation decides about. */
function basisOf(plan: ReorganisationPlan, history: UnitHistory, held: readonly RecordedSop[]): string {
  const versions = new Map(held.map((sop) => [sop.id, versionOf(sop.history)]));
  const said = {
    units: history.events.length + history.retractions.length,
    sops: plan.inQuestion.map(({ id }) => `${id} ${versions.get(id)}`).sort(),
  };
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32);
}
