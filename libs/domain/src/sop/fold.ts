import type { CalendarDate } from '../calendar/calendar-date';
import type { Stamp } from '../calendar/stamp';
import type { SopEvent, SopHistory } from './events';
import { applyFact, UNKNOWN_SOP, withoutEndedNotApplicable, type SopState } from './state';

/**
 * The events that stand as known at `knownAt` (null = everything recorded), in the order in which they take effect:
 * date; on one date `required` first; then `orderedAt`; then sequence (scoring rules §2, order).
 */
export function standingEvents(history: SopHistory, knownAt: Stamp | null = null): SopEvent[] {
  const known = (recordedAt: Stamp): boolean => knownAt === null || recordedAt <= knownAt;
  const retracted = new Set<string>();
  for (const retraction of history.retractions) {
    if (known(retraction.recordedAt)) retracted.add(retraction.retracts);
  }
  return history.events.filter((event) => known(event.recordedAt) && !retracted.has(event.id)).sort(inFoldOrder);
}

/** Comparison of two events by the order in which they take effect. */
export function inFoldOrder(a: SopEvent, b: SopEvent): number {
  if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn < b.effectiveOn ? -1 : 1;
  const rank = Number(a.fact.type !== 'required') - Number(b.fact.type !== 'required');
  return rank || a.orderedAt - b.orderedAt || a.sequence - b.sequence;
}

/** The state on `date` from events already in fold order. */
export function foldEvents(ordered: readonly SopEvent[], date: CalendarDate): SopState {
  let state = UNKNOWN_SOP;
  for (const event of ordered) {
    if (event.effectiveOn > date) break;
    state = withoutEndedNotApplicable(state, event.effectiveOn);
    state = { ...applyFact(state, event.fact, event.effectiveOn), lastEvent: event.id };
  }
  return withoutEndedNotApplicable(state, date);
}

/** The state of an SOP on `date` as known at `knownAt` (null = now). */
export function foldSop(history: SopHistory, date: CalendarDate, knownAt: Stamp | null = null): SopState {
  return foldEvents(standingEvents(history, knownAt), date);
}
