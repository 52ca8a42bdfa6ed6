import type { CalendarDate } from '../calendar/calendar-date';
import { RefusedError } from '../errors';
import { pointsOf } from '../scoring/points';
import type { RulesetContents } from '../scoring/ruleset';
import { admit } from './admission';
import type { EventId, SopEvent, SopFact, SopHistory } from './events';
import { foldSop } from './fold';
import type { SopState } from './state';

/** What somebody is about to record: a fact, a correction (`replaces`), or, without a fact, a retraction. */
export interface PlannedRecord {
  readonly fact: SopFact | null;
  readonly effectiveOn: CalendarDate;
  readonly replaces?: EventId | undefined;
}

/** An SOP on one date. */
export interface Standing {
  readonly state: SopState;
  /** 0..100 */
  readonly points: number;
  /** false while it is not required, or not applicable */
  readonly counted: boolean;
}

export type PlannedEffect =
  | { readonly refusal: RefusedError; readonly before: Standing; readonly after: null }
  | { readonly refusal: null; readonly before: Standing; readonly after: Standing };

/** The SOP today, and as it would stand today with the record; or why the rules do not admit it. */
export function effectOf(
  history: SopHistory,
  planned: PlannedRecord,
  today: CalendarDate,
  /** of today */
  rules: RulesetContents,
): PlannedEffect {
  const before = standingOn(history, today, rules);
  const after = withPlanned(history, planned);
  if (after.event) {
    try {
      admit(after.earlier, after.event, today);
    } catch (error) {
      if (error instanceof RefusedError) return { refusal: error, before, after: null };
      throw error;
    }
  }
  return { refusal: null, before, after: standingOn(after.history, today, rules) };
}

/** An SOP on a date, with its points under the rules of that date. */
export function standingOn(history: SopHistory, date: CalendarDate, rules: RulesetContents): Standing {
  const state = foldSop(history, date);
  const points = pointsOf(state, date, rules).total;
  return { state, points, counted: state.obliged && state.notApplicable === null };
}

interface Prolonged {
  /** without the new event */
  readonly earlier: SopHistory;
  readonly event: SopEvent | null;
  readonly history: SopHistory;
}

function withPlanned(history: SopHistory, { fact, effectiveOn, replaces }: PlannedRecord): Prolonged {
  const replaced = history.events.find(({ id }) => id === replaces);
  const sequence = 1 + Math.max(0, ...[...history.events, ...history.retractions].map((one) => one.sequence));
  const last = [...history.events, ...history.retractions].reduce(
    (latest, { recordedAt }) => (recordedAt > latest ? recordedAt : latest),
    history.events[0]?.recordedAt ?? (0 as SopEvent['recordedAt']),
  );
  const retractions = replaced
    ? [
        ...history.retractions,
        { id: 'planned-retraction', retracts: replaced.id, reason: '', recordedAt: last, sequence },
      ]
    : history.retractions;
  const earlier = { events: history.events, retractions };
  if (!fact) return { earlier, event: null, history: earlier };
  const orderedAt = replaced?.orderedAt ?? last;
  const event: SopEvent = { id: 'planned', fact, effectiveOn, recordedAt: last, orderedAt, sequence: sequence + 1 };
  return { earlier, event, history: { events: [...history.events, event], retractions } };
}
