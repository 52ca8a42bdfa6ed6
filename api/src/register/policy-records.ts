import { Injectable } from '@nestjs/common';
import {
  admitRuleset,
  RefusedError,
  type CalendarDate,
  type RulesetContents,
  type SopId,
  untilNotLater,
} from '@pantausop/domain';
import type { HistoryPages } from '../ledger/history-pages';
import { LedgerService } from '../ledger/ledger.service';
import { SpansRepository } from '../ledger/spans.repository';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { PolicyRepository, type PolicyRetraction } from '../organisation/policy.repository';
import { historyPages } from './history-pages';
import type { Recording } from './recording';
import type { NewDecision, RecordBatch } from './register-batch';
import { SopsRepository } from './sops.repository';

/** SOPs that a refusal names; the rest are counted. */
const MOST_NAMED = 5;

/** Records the dated rules of scoring: rulesets, area decisions, targets, holidays, names of areas, and what is taken back. */
@Injectable()
export class PolicyRecords {
  constructor(
    private readonly governments: OrganisationRepository,
    private readonly organisations: OrganisationService,
    private readonly policies: PolicyRepository,
    private readonly spans: SpansRepository,
    private readonly sops: SopsRepository,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * Takes back rules, decisions and the like, and publishes rulesets; `bookAnew` must follow where it changes the rulesets.
   * @param before the organisation as it stands without them
   * @returns the organisation with them
   * @throws RefusedError for what cannot be taken back, and for a ruleset that is not admitted
   */
  async change(
    recording: Recording,
    { policyRetractions = [], rulesets = [] }: Pick<RecordBatch, 'policyRetractions' | 'rulesets'>,
    before: Organisation,
  ): Promise<Organisation> {
    if (policyRetractions.length + rulesets.length === 0) return before;
    const { tx, mark } = recording;
    for (const retraction of policyRetractions) await this.mustStand(recording, retraction);
    const taken = policyRetractions.map((retraction) => ({ ...retraction, ...recording.identity() }));
    await this.policies.addRetractions(tx, taken, mark);
    let organisation = await this.organisations.organisationIn(tx, mark.governmentId);
    for (const { effectiveOn, basis, contents } of rulesets) {
      admitRuleset(contents, effectiveOn, recording.today, organisation.rulesets);
      const version = organisation.published.length + 2;
      const ruleset = { ...recording.identity(), version, effectiveOn, basis, contents: onlyContents(contents) };
      await this.policies.addRulesets(tx, [ruleset], mark);
      organisation = await this.organisations.organisationIn(tx, mark.governmentId);
    }
    if (taken.some(({ subject }) => subject === 'area_decision')) {
      await this.ledger.recount(tx, mark.governmentId, before, organisation);
    }
    return organisation;
  }

  /** Books SOPs anew under the rulesets that stand since this recording. @param booked those that it has booked already */
  async bookAnew({ tx, mark }: Recording, organisation: Organisation, booked: ReadonlySet<SopId>): Promise<void> {
    const all = historyPages(this.sops);
    const others: HistoryPages = async function* pages(q, governmentId) {
      for await (const page of all(q, governmentId)) yield new Map([...page].filter(([sop]) => !booked.has(sop)));
    };
    await this.ledger.bookAnew(tx, mark.governmentId, mark.recordedAt, others, organisation);
  }

  /** @throws RefusedError where an obligation of the unit, or of one below it, lies in the time of the decision */
  async decide(recording: Recording, decisions: readonly NewDecision[], organisation: Organisation): Promise<void> {
    const { tx, mark } = recording;
    for (const decision of decisions) {
      admitDecision(decision, recording.today);
      organisation.mustExist(decision.unit, decision.from);
      await this.mustBeFree(recording, decision, organisation);
    }
    if (decisions.length === 0) return;
    const rows = decisions.map((decision) => ({ ...decision, ...recording.identity() }));
    await this.governments.addAreaDecisions(tx, rows, mark);
    const after = await this.organisations.organisationIn(tx, mark.governmentId);
    await this.ledger.recount(tx, mark.governmentId, organisation, after);
  }

  /** Targets, holidays and names of areas: they stand beside the figures and move none. */
  async append(
    recording: Recording,
    { targets = [], holidays = [], areaLabels = [] }: Pick<RecordBatch, 'targets' | 'holidays' | 'areaLabels'>,
  ): Promise<void> {
    const { tx, mark } = recording;
    const numbered = <T>(all: readonly T[]) => all.map((one) => ({ ...one, ...recording.identity() }));
    await this.governments.addTargets(tx, numbered(targets), mark);
    await this.policies.addHolidays(tx, numbered(holidays), mark);
    await this.policies.addAreaLabels(tx, numbered(areaLabels), mark);
  }

  private async mustBeFree(
    { tx, mark }: Recording,
    { unit, area, from, until }: NewDecision,
    organisation: Organisation,
  ): Promise<void> {
    const counted = await this.spans.countedBetween(tx, mark.governmentId, area, from, until);
    const obliged = new Map(
      counted
        .filter((span) => organisation.heldBy(span.unit, unit, span.from > from ? span.from : from))
        .map(({ sop, ...span }) => [sop, span]),
    );
    const [first] = obliged.values();
    if (!first) return;
    const titles = [...obliged.values()].slice(0, MOST_NAMED).map(({ title }) => title);
    const more = obliged.size - titles.length;
    const named = titles.map((title) => `"${title}"`).join(', ') + (more > 0 ? ` and ${more} more` : '');
    const sops = titles.join('; ');
    const [dan, and] = more > 0 ? [`; dan ${more} lainnya`, `; and ${more} more`] : ['', ''];
    throw new RefusedError(
      'area_has_obligations',
      'conflict',
      {
        id: `area ini tidak dapat diputuskan tidak berlaku: ${obliged.size} SOP diwajibkan pada masa itu (${sops}${dan}). Akhiri atau kecualikan dahulu`,
        en: `this area cannot be decided not to apply: ${obliged.size} ${obliged.size === 1 ? 'SOP is' : 'SOPs are'} required in that time (${sops}${and}). End or excuse them first`,
        detail: `${area} cannot be decided not applicable from ${from}: ${named} ${obliged.size === 1 ? 'is' : 'are'} required there; end or excuse them first`,
      },
      { area, unit: first.unit, date: from, count: obliged.size, sops, more },
    );
  }

  /** @throws RefusedError for what does not stand, and for a ruleset that has started: it decided figures that were shown */
  private async mustStand({ tx, mark, today }: Recording, { subject, of }: PolicyRetraction): Promise<void> {
    const found = (await this.standing(mark.governmentId, subject, tx)).find(({ id }) => id === of);
    if (!found) {
      const reason = {
        id: 'catatan ini tidak ada atau sudah ditarik orang lain: muat ulang halaman',
        en: 'this is not there, or somebody has taken it back meanwhile: load the page again',
        detail: `there is no ${subject.replace('_', ' ')} ${of} that stands: it may have been taken back meanwhile`,
      };
      throw new RefusedError('not_standing', 'not_found', reason, { id: of });
    }
    if (found.startsOn !== null && found.startsOn <= today) {
      const reason = {
        id: `aturan ini sudah berlaku sejak ${found.startsOn}: terbitkan aturan baru mulai tanggal yang lebih kemudian`,
        en: `the ruleset has been in force since ${found.startsOn}: publish a new one from a later day instead`,
      };
      throw new RefusedError('ruleset_started', 'conflict', reason, { date: found.startsOn });
    }
  }

  private async standing(
    governmentId: string,
    subject: PolicyRetraction['subject'],
    tx: Recording['tx'],
  ): Promise<{ id: string; startsOn: CalendarDate | null }[]> {
    if (subject === 'ruleset') {
      const all = await this.policies.rulesets(governmentId, tx);
      return all.filter(stands).map(({ key, effectiveOn }) => ({ id: key, startsOn: effectiveOn }));
    }
    const all = {
      target: () => this.governments.targets(governmentId, tx),
      area_decision: () => this.governments.areaDecisions(governmentId, tx),
      holiday: () => this.policies.holidays(governmentId, tx),
      area_label: () => this.policies.areaLabels(governmentId, tx),
    }[subject];
    return (await all()).filter(stands).map(({ id }) => ({ id, startsOn: null }));
  }
}

const stands = ({ retractedAt }: { readonly retractedAt: number | null }): boolean => retractedAt === null;

/** Dates ahead of today are for the end only: a decision is recorded when it has been taken (scoring rules §2). */
function admitDecision({ from, until }: NewDecision, today: CalendarDate): void {
  if (from > today) {
    const reason = {
      id: `tanggal ${from} belum tiba (hari ini ${today}): catat keputusan ketika sudah berlaku`,
      en: `${from} lies ahead of today (${today}): record the decision when it has come into effect`,
    };
    throw new RefusedError('decision_in_future', 'invalid', reason, { date: from, today });
  }
  if (until !== null && until <= from) {
    throw new RefusedError('until_not_later', 'invalid', untilNotLater(until, from), { until });
  }
}

const onlyContents = (rules: RulesetContents): RulesetContents => {
  const { elementPoints, ratifiedPoints, appliedPoints, appliedMonths, currentPoints, currentMonths } = rules;
  const { areaWeights, predikatCuts } = rules;
  return {
    ...{ elementPoints, ratifiedPoints, appliedPoints, appliedMonths, currentPoints, currentMonths },
    ...{ areaWeights, predikatCuts },
  };
};
