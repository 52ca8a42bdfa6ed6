import { Injectable } from '@nestjs/common';
import type { NewRulesetBody, RulesetView, RulesetViews } from '@pantausop/contracts';
import { RefusedError, RULESET_1, rulesetOn, rulesetsKnownAt, stampToIso, type CalendarDate } from '@pantausop/domain';
import { Clock } from '../config';
import type { Caller } from '../http';
import { OrganisationService } from '../organisation/organisation.service';
import { PolicyRepository, type RecordedRuleset } from '../organisation/policy.repository';
import { resolveKnownAt } from '../organisation/units-view';
import { rulesView } from '../register/rules-view';
import { PolicyRecorder } from './policy-recorder';
import { contentsOf } from './ruleset-contents';

/** The versions of the ruleset: reading, publishing, taking back. */
@Injectable()
export class RulesetsService {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly policies: PolicyRepository,
    private readonly recorder: PolicyRecorder,
    private readonly clock: Clock,
  ) {}

  /** By their start, those that were taken back last. */
  async list(query: { knownAt?: string }): Promise<RulesetViews> {
    const government = await this.organisations.government();
    const { knownAt } = resolveKnownAt(query.knownAt, government.lastStamp);
    const today = this.clock.today();
    const published = (await this.policies.rulesets(government.id)).filter(({ recordedAt }) => recordedAt <= knownAt);
    const standing = rulesetsKnownAt(published, knownAt);
    const inForce = rulesetOn(standing, today);
    const byId = new Map(published.map((one) => [one.id, one]));
    const views = standing.map((ruleset): RulesetView => {
      const { id, effectiveOn } = ruleset;
      const state = id === inForce.id ? 'in_force' : effectiveOn !== null && effectiveOn > today ? 'ahead' : 'past';
      return { ...rulesView(ruleset), ...saidOf(byId.get(id)), state };
    });
    const taken = published.filter(({ id }) => !standing.some((one) => one.id === id));
    return {
      items: [
        ...views,
        ...taken.map((one): RulesetView => ({ ...rulesView(one), ...saidOf(one), state: 'retracted' })),
      ],
    };
  }

  /** @throws RefusedError where the rules do not admit it */
  async publish({ basis, effectiveOn, ...draft }: NewRulesetBody, caller: Caller): Promise<RulesetView> {
    const from: CalendarDate = effectiveOn;
    await this.recorder.record({ rulesets: [{ effectiveOn: from, contents: contentsOf(draft), basis }] }, caller);
    const { items } = await this.list({});
    return this.found(items.find((one) => one.effectiveOn === from && one.state !== 'retracted'));
  }

  /** @throws RefusedError for one that has started, is built in, or does not stand */
  async retract(id: number, reason: string, caller: Caller): Promise<RulesetView> {
    if (id === RULESET_1.id) {
      throw new RefusedError('ruleset_started', 'conflict', {
        id: 'aturan 1 adalah aturan bawaan dan tidak dapat ditarik: terbitkan aturan baru sebagai gantinya',
        en: 'ruleset 1 is built in and cannot be taken back: publish a new one instead',
      });
    }
    const { id: governmentId } = await this.organisations.government();
    const one = (await this.policies.rulesets(governmentId)).find((ruleset) => ruleset.id === id);
    await this.recorder.takeBack('ruleset', one?.key ?? String(id), reason, caller);
    const { items } = await this.list({});
    return this.found(items.find((ruleset) => ruleset.id === id));
  }

  private found(view: RulesetView | undefined): RulesetView {
    if (!view) throw new Error('what was recorded is not there');
    return view;
  }
}

const saidOf = (one: RecordedRuleset | undefined): Pick<RulesetView, 'basis' | 'recordedAt' | 'recordedBy'> => ({
  basis: one?.basis ?? null,
  recordedAt: one ? stampToIso(one.recordedAt) : null,
  recordedBy: one?.actor ?? null,
});
