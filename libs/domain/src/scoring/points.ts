import { addDays, addMonths, type CalendarDate } from '../calendar/calendar-date';
import type { SopState } from '../sop/state';
import type { RulesetContents } from './ruleset';

/** Points of one SOP on one date; `total` is 0..100 under ruleset 1. */
export interface Points {
  readonly document: number;
  readonly ratified: number;
  readonly appliedPoints: number;
  readonly currentPoints: number;
  readonly total: number;
  readonly applied: boolean;
  readonly current: boolean;
}

/** First day without the application credit; null while there is none to lose. */
export function appliedUntil(state: SopState, ruleset: RulesetContents): CalendarDate | null {
  if (state.ratifiedOn === null || state.monitoredOn === null || state.monitoringResult !== 'well') return null;
  return addMonths(state.monitoredOn, ruleset.appliedMonths);
}

/** First day without the currency credit; null while not in force. */
export function currentUntil(state: SopState, ruleset: RulesetContents): CalendarDate | null {
  if (state.ratifiedOn === null) return null;
  const renewed =
    state.evaluatedOn !== null && state.evaluatedOn > state.ratifiedOn ? state.evaluatedOn : state.ratifiedOn;
  return addMonths(renewed, ruleset.currentMonths);
}

/** A credit that ends within so many days is about to lapse. */
export const LAPSING_DAYS = 60;

/** How a credit stands on a day by the first day without it: it has lapsed, is about to, or holds. */
export function standingOfCredit(until: CalendarDate, date: CalendarDate): 'lapsed' | 'lapsing' | 'holds' {
  if (until <= date) return 'lapsed';
  return until <= addDays(date, LAPSING_DAYS) ? 'lapsing' : 'holds';
}

/** Points of a document by its present elements (0..50 under ruleset 1); an element counts once. */
export function documentPointsOf(state: SopState, ruleset: RulesetContents): number {
  let sum = 0;
  for (const element of new Set(state.elements)) sum += ruleset.elementPoints[element];
  return sum;
}

/** The points of one SOP (scoring rules §3). Credits lapse on a known date with no event. */
export function pointsOf(state: SopState, date: CalendarDate, ruleset: RulesetContents): Points {
  const document = documentPointsOf(state, ruleset);
  const ratified = state.ratifiedOn === null ? 0 : ruleset.ratifiedPoints;
  const appliedEnd = appliedUntil(state, ruleset);
  const currentEnd = currentUntil(state, ruleset);
  const applied = appliedEnd !== null && date < appliedEnd;
  const current = currentEnd !== null && date < currentEnd;
  const appliedPoints = applied ? ruleset.appliedPoints : 0;
  const currentPoints = current ? ruleset.currentPoints : 0;
  return {
    document,
    ratified,
    appliedPoints,
    currentPoints,
    total: document + ratified + appliedPoints + currentPoints,
    applied,
    current,
  };
}

/** Points of several SOPs by what they are earned for; together they are all points of the sums. */
export interface PointsByPart {
  readonly document: number;
  readonly ratified: number;
  readonly applied: number;
  readonly current: number;
}

/**
 * The weights of what is current in a cell, added up.
 * @param of whose weights are counted: what is current, or of what is in force the rest
 * @param weights how many of them have each weight
 */
export function currentWeightIn(
  { weightInForce }: { readonly weightInForce: number },
  of: 'current' | 'lapsed',
  weights: ReadonlyMap<number, number>,
): number {
  const counted = [...weights].reduce((sum, [weight, count]) => sum + weight * count, 0);
  return of === 'current' ? counted : weightInForce - counted;
}

/**
 * What the points of a cell are made of.
 * @param sums w x points of all, w x points of the documents, w of those in force
 * @param currentWeight w of those that are current
 */
export function pointsByPart(
  sums: { readonly points: number; readonly documentPoints: number; readonly weightInForce: number },
  currentWeight: number,
  { ratifiedPoints, currentPoints }: RulesetContents,
): PointsByPart {
  const document = sums.documentPoints;
  const ratified = sums.weightInForce * ratifiedPoints;
  const current = currentWeight * currentPoints;
  return { document, ratified, applied: sums.points - document - ratified - current, current };
}
