import type { CalendarDate } from '../calendar/calendar-date';
import { inFoldOrder, standingEvents } from '../sop/fold';
import type { EventId, SopEvent, SopFact, SopHistory, UnitId } from '../sop/events';
import { applyFact, UNKNOWN_SOP, withoutEndedNotApplicable, type SopState } from '../sop/state';
import type { SopDecision } from './operation';

/** An event that an operation records of an SOP. */
export interface PlannedSopEvent {
  readonly fact: SopFact;
  readonly effectiveOn: CalendarDate;
  /** The event, retracted in the same batch, whose place it takes. */
  readonly replaces?: EventId;
}

/** What an operation records of one SOP. */
export interface PlannedSop {
  readonly events: readonly PlannedSopEvent[];
  readonly retractions: readonly EventId[];
}

/**
 * What a decision records of an SOP that `leaving` units hold on or after `on`. Recorded late, it decides what has been said
 * since too (scoring rules §4): a need, or a move into an ended unit, dated since then is corrected to the successor.
 */
export function planSop(
  history: SopHistory,
  decision: SopDecision,
  leaving: ReadonlySet<UnitId>,
  on: CalendarDate,
): PlannedSop {
  const standing = standingEvents(history);
  return decision.action === 'end'
    ? endIn(standing, leaving, on, decision.reason)
    : moveTo(standing, leaving, on, decision.to);
}

function moveTo(standing: readonly SopEvent[], leaving: ReadonlySet<UnitId>, on: CalendarDate, to: UnitId): PlannedSop {
  if (leaving.has(to)) return { events: [], retractions: [] };
  const corrected = standing.map((event) => ({ event, fact: inUnit(event, leaving, on, to) }));
  const changed = corrected.filter(({ event, fact }) => fact !== event.fact);
  const replacing = changed.map(({ event, fact }): PlannedSopEvent => ({
    fact,
    effectiveOn: event.effectiveOn,
    replaces: event.id,
  }));
  const state = stateAt(
    corrected.map(({ event, fact }) => ({ ...event, fact })),
    on,
  );
  const moved: PlannedSopEvent[] = [];
  if (state.obliged && state.area !== null && leaving.has(state.unit ?? '')) {
    moved.push({ fact: { type: 'moved', unit: to, area: state.area, cause: 'reorganization' }, effectiveOn: on });
  }
  return { events: [...moved, ...replacing], retractions: changed.map(({ event }) => event.id) };
}

function inUnit({ fact, effectiveOn }: SopEvent, leaving: ReadonlySet<UnitId>, on: CalendarDate, to: UnitId): SopFact {
  if (effectiveOn < on || !('unit' in fact) || !leaving.has(fact.unit)) return fact;
  return { ...fact, unit: to };
}

/** Ends the need on the day of the operation, and on every later day on which it would be in an ended unit again. */
function endIn(
  standing: readonly SopEvent[],
  leaving: ReadonlySet<UnitId>,
  on: CalendarDate,
  reason: string,
): PlannedSop {
  const days = [...new Set([on, ...standing.map(({ effectiveOn }) => effectiveOn).filter((day) => day > on)])];
  const events: PlannedSopEvent[] = [];
  let state: SopState = UNKNOWN_SOP;
  let next = 0;
  for (const day of days) {
    for (let event = standing[next]; event && event.effectiveOn <= day; event = standing[++next]) {
      state = applyFact(withoutEndedNotApplicable(state, event.effectiveOn), event.fact, event.effectiveOn);
    }
    if (!state.obliged || !leaving.has(state.unit ?? '')) continue;
    const fact: SopFact = { type: 'requirement_ended', reason };
    events.push({ fact, effectiveOn: day });
    state = applyFact(state, fact, day);
  }
  return { events, retractions: [] };
}

function stateAt(events: readonly SopEvent[], date: CalendarDate): SopState {
  return [...events]
    .sort(inFoldOrder)
    .filter(({ effectiveOn }) => effectiveOn <= date)
    .reduce(
      (state, { fact, effectiveOn }) => applyFact(withoutEndedNotApplicable(state, effectiveOn), fact, effectiveOn),
      UNKNOWN_SOP,
    );
}
