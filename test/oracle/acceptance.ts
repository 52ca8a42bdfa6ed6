import type { CalendarDate, SopEvent, SopFactType, SopHistory, Stamp } from '@pantausop/domain';
import { eventsUpTo, replay, type Situation } from './single-sop';

/** The types that may be recorded when this is known to hold at the place of the new event (scoring rules §2); repeats make a type likelier. */
export function acceptedTypes(before: Situation, on: CalendarDate): SopFactType[] {
  if (!before.obliged) return ['required'];
  const types: SopFactType[] = ['requirement_ended', 'not_applicable', 'moved', 'moved', 'reweighted', 'retitled'];
  types.push('drafting_started', 'submitted', 'returned', 'document_checked', 'document_checked', 'ratified');
  if (before.ratifiedOn === null) types.push('ratified', 'ratified', 'ratified', 'ratified');
  else types.push('monitored', 'monitored', 'monitored', 'evaluated', 'evaluated', 'revoked');
  const exempt = before.exempt !== null && (before.exempt.until === null || on < before.exempt.until);
  if (exempt) types.push('applicable', 'applicable', 'applicable', 'applicable', 'applicable');
  return types;
}

/** True when the event may join the history, given what is known at its stamp. */
export function isAccepted(history: SopHistory, event: SopEvent): boolean {
  const { fact, effectiveOn } = event;
  if (fact.type === 'not_applicable' && fact.until !== null && fact.until <= effectiveOn) return false;
  const joined: SopHistory = { ...history, events: [...history.events, event] };
  const inOrder = eventsUpTo(joined, '9999-12-31' as CalendarDate, event.recordedAt);
  const place = inOrder.indexOf(event);
  return acceptedTypes(replay(inOrder.slice(0, place)), effectiveOn).includes(fact.type);
}

/** True when a start on this day would make a later known one a start while the obligation already runs. */
export function doublesStart(history: SopHistory, on: CalendarDate, knownAt: Stamp): boolean {
  const later = eventsUpTo(history, '9999-12-31' as CalendarDate, knownAt).filter((e) => e.effectiveOn > on);
  const next = later.find((e) => e.fact.type === 'required' || e.fact.type === 'requirement_ended');
  return next?.fact.type === 'required';
}

/** What holds at the end of a day, as known at a stamp. */
export const endOfDay = (history: SopHistory, on: CalendarDate, knownAt: Stamp): Situation =>
  replay(eventsUpTo(history, on, knownAt));
