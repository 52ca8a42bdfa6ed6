import { Injectable } from '@nestjs/common';
import type { Operation, Operations } from '@pantausop/contracts';
import { addDays, stampToIso, unitLives, type UnitHistory, type UnitId, type UnitOperation } from '@pantausop/domain';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { OrganisationService } from '../organisation/organisation.service';
import { OperationsRepository, type RecordedOperation } from './operations.repository';
import { namedOn } from './unit-names';
import { unknownOperation } from './unknown-operation';

/** Operations as the API shows them: with the names of that time, those that were retracted too. */
@Injectable()
export class OperationsView {
  constructor(
    private readonly operations: OperationsRepository,
    private readonly organisations: OrganisationService,
    private readonly units: OrganisationRepository,
  ) {}

  async list(): Promise<Operations> {
    const { id } = await this.organisations.government();
    const history = await this.units.unitHistory(id);
    return { items: (await this.operations.all(id)).map((operation) => viewOf(operation, history)) };
  }

  /** @throws RefusedError `not_found` */
  async one(id: string): Promise<Operation> {
    const found = (await this.list()).items.find((operation) => operation.id === id);
    if (!found) throw unknownOperation(id);
    return found;
  }
}

function viewOf(recorded: RecordedOperation, history: UnitHistory): Operation {
  const { id, operation, effectiveOn, recordedAt, actor, source, legalBasis, retraction } = recorded;
  // as it was known when the operation was recorded, so that one that was retracted keeps its names
  const lives = unitLives(history, recordedAt);
  const { before, after } = unitsOf(operation);
  const dayBefore = addDays(effectiveOn, -1);
  const actions = recorded.sops.map(([, decision]) =>
    'to' in decision && before.includes(decision.to) ? 'stay' : decision.action,
  );
  const count = (action: (typeof actions)[number]): number => actions.filter((one) => one === action).length;
  return {
    ...{ id, kind: operation.kind, effectiveOn, recordedAt: stampToIso(recordedAt), actor, source, legalBasis },
    from: before.map((unit) => namedOn(lives, unit, dayBefore)),
    to: after.map((unit) => namedOn(lives, unit, effectiveOn)),
    counts: { moved: count('move'), renewed: count('renew'), ended: count('end'), stayed: count('stay') },
    retraction: retraction && { ...retraction, recordedAt: stampToIso(retraction.recordedAt) },
  };
}

function unitsOf(operation: UnitOperation): { before: readonly UnitId[]; after: readonly UnitId[] } {
  switch (operation.kind) {
    case 'establish':
      return { before: [], after: [operation.unit.unit] };
    case 'rename':
      return { before: [operation.unit], after: [operation.unit] };
    case 'reparent':
      return { before: [operation.unit], after: [operation.parent] };
    case 'merge':
      return { before: operation.units, after: [operation.into.unit] };
    case 'split':
      return { before: [operation.unit], after: operation.into.map(({ unit }) => unit) };
    case 'dissolve':
      return { before: [operation.unit], after: operation.successors };
  }
}
