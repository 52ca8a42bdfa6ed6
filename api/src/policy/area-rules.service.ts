import { Injectable } from '@nestjs/common';
import type {
  AreaDecisionView,
  AreaDecisionViews,
  AreaLabelView,
  AreaLabelViews,
  NewAreaDecisionBody,
  NewAreaLabelBody,
} from '@pantausop/contracts';
import { stampToIso, type AreaDecision, type CalendarDate } from '@pantausop/domain';
import { Clock } from '../config';
import type { Caller } from '../http';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { PolicyRepository, type AreaLabel } from '../organisation/policy.repository';
import { PolicyRecorder } from './policy-recorder';

/** What is decided about areas: "tidak berlaku" for a unit, and what an area is called from a day on. */
@Injectable()
export class AreaRulesService {
  constructor(
    private readonly repository: OrganisationRepository,
    private readonly policies: PolicyRepository,
    private readonly organisations: OrganisationService,
    private readonly recorder: PolicyRecorder,
    private readonly clock: Clock,
  ) {}

  /** Those in force first, then those that ended or were taken back; the latest first. */
  async decisions(): Promise<AreaDecisionViews> {
    const government = await this.organisations.government();
    const organisation = await this.organisations.organisation(government);
    const today = this.clock.today();
    const all = await this.repository.areaDecisions(government.id);
    const items = all.map((decision) => viewOf(decision, organisation, today));
    const rank = ({ state }: AreaDecisionView): number => ['in_force', 'ended', 'retracted'].indexOf(state);
    return { items: items.sort((a, b) => rank(a) - rank(b) || (a.from === b.from ? 0 : a.from < b.from ? 1 : -1)) };
  }

  /** @throws RefusedError where an obligation of the units lies in its time, naming the SOPs */
  async decide({ from, until, ...body }: NewAreaDecisionBody, caller: Caller): Promise<AreaDecisionView> {
    const { recordedAt } = await this.recorder.record({ areaDecisions: [{ ...body, from, until }] }, caller);
    const { items } = await this.decisions();
    return made(items, stampToIso(recordedAt));
  }

  retractDecision(id: string, reason: string, caller: Caller): Promise<void> {
    return this.recorder.takeBack('area_decision', id, reason, caller);
  }

  /** The names given since the reference data, the latest first. */
  async labels(): Promise<AreaLabelViews> {
    const { id } = await this.organisations.government();
    const all = (await this.policies.areaLabels(id)).filter(({ retractedAt }) => retractedAt === null);
    return { items: all.map(labelView).reverse() };
  }

  async rename(body: NewAreaLabelBody, caller: Caller): Promise<AreaLabelView> {
    const { recordedAt } = await this.recorder.record({ areaLabels: [body] }, caller);
    const { items } = await this.labels();
    return made(items, stampToIso(recordedAt));
  }

  retractLabel(id: string, reason: string, caller: Caller): Promise<void> {
    return this.recorder.takeBack('area_label', id, reason, caller);
  }
}

function made<T extends { readonly recordedAt: string }>(items: readonly T[], recordedAt: string): T {
  const found = items.find((one) => one.recordedAt === recordedAt);
  if (!found) throw new Error('what was recorded is not there');
  return found;
}

function viewOf(decision: AreaDecision, organisation: Organisation, today: CalendarDate): AreaDecisionView {
  const { id, unit, area, reason, approvedBy, from, until, recordedAt, retractedAt } = decision;
  const { code, name, abbreviation } = organisation.unitOn(unit, today);
  const ended = until !== null && until <= today;
  return {
    ...{ id, area, reason, approvedBy, from, until },
    unit: { id: unit, code, name, abbreviation },
    recordedAt: stampToIso(recordedAt),
    state: retractedAt !== null ? 'retracted' : ended ? 'ended' : 'in_force',
  };
}

const labelView = ({ id, area, effectiveOn, label, labelEn, basis, recordedAt }: AreaLabel): AreaLabelView => ({
  ...{ id, area, effectiveOn, label, labelEn, basis },
  recordedAt: stampToIso(recordedAt),
});
