import type { AreaCode, CalendarDate, ElementCode, SopEvent, SopHistory, Stamp, UnitId } from '@pantausop/domain';
import type { OracleRuleset } from './world';

export type Stage = 'identified' | 'drafting' | 'submitted' | 'ratified';

/** Month arithmetic by the words of the rules: the same day of the later month, or that month's last day. */
export function monthsLater(date: CalendarDate, months: number): CalendarDate {
  let [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  for (let i = 0; i < months; i += 1) {
    month += 1;
    if (month === 13) [year, month] = [year + 1, 1];
  }
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const day = Math.min(Number(date.slice(8, 10)), lengths[month - 1] ?? 31);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as CalendarDate;
}

/** The ruleset in force on a day: the one that started last. */
export function rulesetOn(rulesets: readonly OracleRuleset[], date: CalendarDate, knownAt: Stamp): OracleRuleset {
  const started = rulesets
    .filter((r) => r.recordedAt === undefined || r.recordedAt <= knownAt)
    .filter((r) => r.retractedAt === undefined || knownAt < r.retractedAt)
    .filter((r) => r.effectiveOn === null || r.effectiveOn <= date)
    .sort((a, b) => ((a.effectiveOn ?? '') < (b.effectiveOn ?? '') ? -1 : 1));
  const last = started.at(-1);
  if (!last) throw new RangeError('no ruleset from the beginning of time');
  return last;
}

/** The events that happened up to a day as known at a stamp, in the order of the rules. */
export function eventsUpTo(history: SopHistory, date: CalendarDate, knownAt: Stamp): SopEvent[] {
  const never = new Set(history.retractions.filter((r) => r.recordedAt <= knownAt).map((r) => r.retracts));
  return history.events
    .filter((e) => e.recordedAt <= knownAt && !never.has(e.id) && e.effectiveOn <= date)
    .sort((a, b) => {
      if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn < b.effectiveOn ? -1 : 1;
      const [first, second] = [a.fact.type === 'required' ? 0 : 1, b.fact.type === 'required' ? 0 : 1];
      return first - second || a.orderedAt - b.orderedAt || a.sequence - b.sequence;
    });
}

/** What the events say, before any ruleset. */
export interface Situation {
  obliged: boolean;
  unit: UnitId | null;
  area: AreaCode | null;
  title: string | null;
  weight: number;
  stage: Stage;
  inRevision: boolean;
  elements: ReadonlySet<ElementCode>;
  draft: ReadonlySet<ElementCode> | null;
  ratifiedOn: CalendarDate | null;
  monitored: { on: CalendarDate; well: boolean } | null;
  evaluatedOn: CalendarDate | null;
  /** The last `not_applicable` that no `applicable` ended; it may have run out. */
  exempt: { until: CalendarDate | null } | null;
}

/** Replays a history up to and including a day. */
export const situationOn = (history: SopHistory, date: CalendarDate, knownAt: Stamp): Situation =>
  replay(eventsUpTo(history, date, knownAt));

/** Lets events that are already in order happen one after the other. */
export function replay(events: readonly SopEvent[]): Situation {
  const s: Situation = {
    obliged: false,
    unit: null,
    area: null,
    title: null,
    weight: 1,
    stage: 'identified',
    inRevision: false,
    elements: new Set(),
    draft: null,
    ratifiedOn: null,
    monitored: null,
    evaluatedOn: null,
    exempt: null,
  };
  for (const event of events) happen(s, event);
  return s;
}

function happen(s: Situation, { fact, effectiveOn }: SopEvent): void {
  const inForce = s.ratifiedOn !== null;
  switch (fact.type) {
    case 'required':
      s.obliged = true;
      [s.unit, s.area, s.title, s.weight] = [fact.unit, fact.area, fact.title, fact.weight];
      return;
    case 'requirement_ended':
      s.obliged = false;
      return;
    case 'drafting_started':
    case 'returned':
      if (inForce) s.inRevision = true;
      else s.stage = 'drafting';
      return;
    case 'submitted':
      if (inForce) s.inRevision = true;
      else s.stage = 'submitted';
      return;
    case 'document_checked':
      if (s.inRevision) s.draft = new Set(fact.elements);
      else s.elements = new Set(fact.elements);
      return;
    case 'ratified':
      s.ratifiedOn = effectiveOn;
      s.stage = 'ratified';
      if (s.draft) s.elements = s.draft;
      [s.inRevision, s.draft] = [false, null];
      return;
    case 'monitored':
      if (inForce) s.monitored = { on: effectiveOn, well: fact.result === 'well' };
      return;
    case 'evaluated':
      if (inForce) s.evaluatedOn = effectiveOn;
      return;
    case 'revoked':
      s.stage = 'identified';
      [s.inRevision, s.elements, s.draft] = [false, new Set(), null];
      [s.ratifiedOn, s.monitored, s.evaluatedOn] = [null, null, null];
      return;
    case 'not_applicable':
      s.exempt = { until: fact.until };
      return;
    case 'applicable':
      s.exempt = null;
      return;
    case 'moved':
      [s.unit, s.area] = [fact.unit, fact.area];
      return;
    case 'reweighted':
      s.weight = fact.weight;
      return;
    case 'retitled':
      s.title = fact.title;
  }
}

/** One SOP on one day. When neither counted nor not applicable it takes part in no figure. */
export interface SopOn {
  readonly counted: boolean;
  readonly notApplicable: boolean;
  readonly unit: UnitId | null;
  readonly area: AreaCode | null;
  readonly title: string | null;
  readonly weight: number;
  readonly stage: Stage;
  readonly inRevision: boolean;
  readonly inForce: boolean;
  readonly points: number;
  readonly documentPoints: number;
  readonly applied: boolean;
  readonly current: boolean;
}

export function sopOn(
  history: SopHistory,
  date: CalendarDate,
  knownAt: Stamp,
  rulesets: readonly OracleRuleset[],
): SopOn {
  return judge(situationOn(history, date, knownAt), rulesetOn(rulesets, date, knownAt), date, date);
}

/** The figures of a situation, with the credits as on one day and an end of not applicable as on another (the same but for causes). */
export function judge(s: Situation, rules: OracleRuleset, date: CalendarDate, exemptOn: CalendarDate): SopOn {
  const inForce = s.ratifiedOn !== null;
  const renewals = [s.ratifiedOn, s.evaluatedOn].filter((d) => d !== null).sort();
  const renewedOn = renewals.at(-1);
  const current = inForce && renewedOn !== undefined && date < monthsLater(renewedOn, rules.currentMonths);
  const applied = inForce && s.monitored?.well === true && date < monthsLater(s.monitored.on, rules.appliedMonths);
  let documentPoints = 0;
  for (const element of s.elements) documentPoints += rules.elementPoints[element];
  const exempt = s.exempt !== null && (s.exempt.until === null || exemptOn < s.exempt.until);
  return {
    counted: s.obliged && !exempt,
    notApplicable: s.obliged && exempt,
    unit: s.unit,
    area: s.area,
    title: s.title,
    weight: s.weight,
    stage: s.stage,
    inRevision: s.inRevision,
    inForce,
    documentPoints,
    applied,
    current,
    points:
      documentPoints +
      (inForce ? rules.ratifiedPoints : 0) +
      (applied ? rules.appliedPoints : 0) +
      (current ? rules.currentPoints : 0),
  };
}
