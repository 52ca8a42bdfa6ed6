import { Inject, Injectable } from '@nestjs/common';
import type { DecidedOperationBody, NamedUnit, OperationPreview, SopInQuestion } from '@pantausop/contracts';
import { read, type Database } from '@pantausop/database';
import type { CalendarDate, ReorganisationPlan, UnitId } from '@pantausop/domain';
import { Clock, DATABASE } from '../config';
import { OrganisationService } from '../organisation/organisation.service';
import { ReorganisationEffect } from './effect';
import { OperationPlanner, type PreparedOperation } from './operation-planner';
import { BY_KEY, requestOf } from './operation-request';
import { namedOn } from './unit-names';

/** Says what an operation would record and do to figures, before anybody decides to record it. */
@Injectable()
export class OperationPreviews {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly organisations: OrganisationService,
    private readonly planner: OperationPlanner,
    private readonly effect: ReorganisationEffect,
    private readonly clock: Clock,
  ) {}

  preview(body: DecidedOperationBody): Promise<OperationPreview> {
    const today = this.clock.today();
    return read(this.database, async (q) => {
      const government = await this.organisations.government(q);
      const decided = requestOf(body, BY_KEY);
      const prepared = await this.planner.prepare(q, government.id, decided);
      const on = decided.operation.effectiveOn;
      const dates = [...new Set([on, today])].sort();
      const effect = await this.effect.of(q, government, [prepared.before, prepared.after], prepared, dates);
      return viewOf(prepared, on, today, effect);
    });
  }
}

function viewOf(
  { plan, before, basis }: PreparedOperation,
  on: CalendarDate,
  today: CalendarDate,
  effect: OperationPreview['effect'],
): OperationPreview {
  const then = (unit: UnitId): NamedUnit => namedOn(before.lives.has(unit) ? before.lives : plan.after, unit, on);
  const afterwards = (unit: UnitId): NamedUnit => namedOn(plan.after, unit, on);
  return {
    ...{ basis, effectiveOn: on, today, effect },
    facts: plan.units.map(({ unit, fact, effectiveOn }) => ({
      ...{ unit: fact.type === 'closed' ? then(unit) : afterwards(unit), type: fact.type, effectiveOn },
      parent: 'parent' in fact && fact.parent !== null ? afterwards(fact.parent) : null,
    })),
    targets: plan.targets.map(afterwards),
    sops: plan.inQuestion.map((sop) => questionOf(sop, then)),
    undecided: plan.inQuestion.filter(({ decision }) => decision === null).length,
    subUnits: plan.subUnits.map(({ unit, parent, decision }) => ({
      ...{ unit: then(unit), parent: then(parent) },
      decision: decision === null ? null : { to: decision === 'close' ? null : decision.to },
    })),
  };
}

function questionOf(
  { id, state, heldBy, decision, proposed, warnings, twins }: ReorganisationPlan['inQuestion'][number],
  named: (unit: UnitId) => NamedUnit,
): SopInQuestion {
  const { title, number, area, stage, ratifiedOn, requiredOn } = state;
  if (area === null || requiredOn === null) throw new RangeError(`SOP ${id} is obliged without an area or a day`);
  return {
    ...{ id, title, number, unit: named(heldBy), area, stage, inForce: ratifiedOn !== null, requiredOn },
    ...{ decision: decision && { ...decision }, proposed, warnings: [...warnings], twins: [...twins] },
  };
}
