import { addDays, addMonths, daysBetween, type CalendarDate } from '../calendar/calendar-date';
import { ELEMENT_CODES, type ElementCode } from '../scoring/elements';
import { appliedUntil, currentUntil, pointsOf, standingOfCredit, LAPSING_DAYS } from '../scoring/points';
import type { Ruleset } from '../scoring/ruleset';
import type { SopEvent } from '../sop/events';
import type { SopState } from '../sop/state';
import type { SopDraft } from '../sop/versions';

/** What an OPD has to do about an SOP of its own, in the order in which it is worked through. */
export const OPD_DUTIES = [
  'returned',
  'drafting_idle',
  'not_begun',
  'monitoring_due',
  'currency_ending',
  'elements_missing',
] as const;
/** What those who govern the register have to do about an SOP. */
export const GOVERNING_DUTIES = ['verify', 'ratify', 'evaluate'] as const;

export type SopDutyKind = (typeof OPD_DUTIES)[number] | (typeof GOVERNING_DUTIES)[number];

/** Why, where one kind has several reasons. */
export const DUTY_REASONS = ['never_monitored', 'not_well', 'applied_lapsed', 'lapsing', 'lapsed'] as const;
export type DutyReason = (typeof DUTY_REASONS)[number];

/** Something that somebody has to do about one SOP. */
export interface SopDuty {
  readonly kind: SopDutyKind;
  /** the day since which it waits */
  readonly since: CalendarDate;
  /** the day on which a credit ends or ended; null where there is none */
  readonly dueOn: CalendarDate | null;
  readonly reason: DutyReason | null;
  /** of the return */
  readonly note: string | null;
  /** not in the document */
  readonly missing: readonly ElementCode[];
  /** weight x points that doing it wins, or keeps */
  readonly gain: number;
}

/** The draft of an SOP with the day of the last event about it. */
export interface DraftAtWork extends Pick<SopDraft, 'stage' | 'returned'> {
  readonly lastOn: CalendarDate;
  /** found fit to be signed */
  readonly verified: boolean;
}

/** A draft on which nothing was recorded for longer rests. */
export const IDLE_DAYS = 30;

const DRAFT_WORK: readonly string[] = ['drafting_started', 'document_checked', 'submitted', 'returned'];

/** The day of the last event about the draft, on or before `date`. `standing` is in fold order. */
export function lastDraftWork(standing: readonly SopEvent[], date: CalendarDate): CalendarDate | null {
  return (
    standing.findLast(({ fact, effectiveOn }) => effectiveOn <= date && DRAFT_WORK.includes(fact.type))?.effectiveOn ??
    null
  );
}

/** Everything that has to be done about an SOP on `date`; nothing while it is not required or not applicable. */
export function dutiesOf(
  state: SopState,
  draft: DraftAtWork | null,
  date: CalendarDate,
  ruleset: Ruleset,
): readonly SopDuty[] {
  if (!state.obliged || state.notApplicable !== null) return [];
  const duties = [...draftDuties(state, draft, date, ruleset), ...dutiesInForce(state, date, ruleset)];
  return duties.map((duty) => ({ ...duty, gain: duty.gain * state.weight }));
}

const NOTHING_SAID = { dueOn: null, reason: null, note: null, missing: [] } as const;

function draftDuties(
  state: SopState,
  draft: DraftAtWork | null,
  date: CalendarDate,
  ruleset: Ruleset,
): readonly SopDuty[] {
  const points = pointsOf(state, date, ruleset);
  const missing = mostPoints(ruleset) - points.total;
  if (draft === null) {
    if (state.ratifiedOn !== null || state.requiredOn === null) return [];
    return [{ ...NOTHING_SAID, kind: 'not_begun', since: state.requiredOn, gain: missing }];
  }
  const since = draft.lastOn;
  if (draft.stage === 'submitted') {
    const signed = ruleset.ratifiedPoints - points.ratified + ruleset.currentPoints - points.currentPoints;
    return [{ ...NOTHING_SAID, kind: draft.verified ? 'ratify' : 'verify', since, gain: signed }];
  }
  if (draft.returned !== null) {
    return [{ ...NOTHING_SAID, kind: 'returned', since, note: draft.returned, gain: missing }];
  }
  const rests = daysBetween(since, date) > IDLE_DAYS;
  return rests ? [{ ...NOTHING_SAID, kind: 'drafting_idle', since, gain: missing }] : [];
}

function dutiesInForce(state: SopState, date: CalendarDate, ruleset: Ruleset): readonly SopDuty[] {
  const { ratifiedOn } = state;
  if (ratifiedOn === null) return [];
  const duties: SopDuty[] = [];
  const monitoring = monitoringDue(state, ratifiedOn, date, ruleset);
  if (monitoring) duties.push(monitoring);
  const until = currentUntil(state, ruleset);
  if (until !== null) duties.push(...currencyDuties(until, date, ruleset));
  const missing = ELEMENT_CODES.filter((code) => !state.elements.includes(code));
  if (missing.length > 0) {
    const gain = missing.reduce((sum, code) => sum + ruleset.elementPoints[code], 0);
    duties.push({ ...NOTHING_SAID, kind: 'elements_missing', since: ratifiedOn, missing, gain });
  }
  return duties;
}

/** Monitoring is due when the last one does not count any more, or none was made in the time that one counts. */
function monitoringDue(
  state: SopState,
  ratifiedOn: CalendarDate,
  date: CalendarDate,
  ruleset: Ruleset,
): SopDuty | null {
  const due = (reason: DutyReason, since: CalendarDate): SopDuty | null =>
    since <= date
      ? { ...NOTHING_SAID, kind: 'monitoring_due', reason, since, dueOn: since, gain: ruleset.appliedPoints }
      : null;
  if (state.monitoredOn === null) return due('never_monitored', addMonths(ratifiedOn, ruleset.appliedMonths));
  if (state.monitoringResult === 'not_well') return due('not_well', state.monitoredOn);
  const until = appliedUntil(state, ruleset);
  return until === null ? null : due('applied_lapsed', until);
}

/** Who works on it asks for the evaluation in time; who governs owes it once it has lapsed. */
function currencyDuties(until: CalendarDate, date: CalendarDate, ruleset: Ruleset): SopDuty[] {
  const standing = standingOfCredit(until, date);
  if (standing === 'holds') return [];
  const since = standing === 'lapsed' ? until : addDays(until, -LAPSING_DAYS);
  const duty = { ...NOTHING_SAID, reason: standing, since, dueOn: until, gain: ruleset.currentPoints };
  const ending: SopDuty = { ...duty, kind: 'currency_ending' };
  return standing === 'lapsed' ? [ending, { ...duty, kind: 'evaluate' }] : [ending];
}

function mostPoints(ruleset: Ruleset): number {
  const elements = ELEMENT_CODES.reduce((sum, code) => sum + ruleset.elementPoints[code], 0);
  return elements + ruleset.ratifiedPoints + ruleset.appliedPoints + ruleset.currentPoints;
}
