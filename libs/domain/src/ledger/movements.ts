import { addDays, type CalendarDate } from '../calendar/calendar-date';
import type { AreaCode } from '../scoring/areas';
import { appliedUntil, currentUntil } from '../scoring/points';
import { rulesetOn, type Rulesets } from '../scoring/ruleset';
import { standingEvents } from '../sop/fold';
import type { SopEvent, SopFact, SopHistory, UnitId } from '../sop/events';
import { applyFact, UNKNOWN_SOP, withoutEndedNotApplicable, type SopState } from '../sop/state';
import type { Stamp } from '../calendar/stamp';
import {
  addMeasures,
  contributionOf,
  isZero,
  subtractMeasures,
  ZERO_MEASURES,
  type Contribution,
  type Measures,
} from './measures';

/** Why a figure moved, in the order in which a waterfall shows it (scoring rules §6). */
export const CAUSES = [
  'ruleset',
  'reorganization',
  'reclassification',
  'obligation',
  'applicability',
  'lapse',
  'work',
] as const;
export type Cause = (typeof CAUSES)[number];

/** From `effectiveOn` on, a unit holds `measures` more in an area, or wherever else balances are kept. */
export interface Booking<A extends string = string> {
  readonly unit: UnitId;
  readonly area: A;
  readonly effectiveOn: CalendarDate;
  readonly cause: Cause;
  readonly measures: Measures;
}

/** One entry of the ledger. */
export type Movement = Booking<AreaCode>;

/** A stretch of days on which one SOP counts the same; `to` is exclusive, null = open. */
export interface SopSpan {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly state: SopState;
  readonly contribution: Contribution | null;
  /** First day without each credit, under the rules of these days; null while there is none to lose. */
  readonly appliedUntil: CalendarDate | null;
  readonly currentUntil: CalendarDate | null;
}

/** The cause under which a fact is booked. */
export function causeOf(fact: SopFact): Cause {
  switch (fact.type) {
    case 'required':
    case 'requirement_ended':
    case 'reweighted':
      return 'obligation';
    case 'not_applicable':
    case 'applicable':
      return 'applicability';
    case 'moved':
      return fact.cause;
    default:
      return 'work';
  }
}

/** Net entries of one day, keyed by unit, area and cause. */
class DayBook {
  private readonly entries = new Map<string, Movement>();

  constructor(private readonly day: CalendarDate) {}

  book(before: Contribution | null, after: Contribution | null, cause: Cause): void {
    if (before && after && before.unit === after.unit && before.area === after.area) {
      this.add(before, subtractMeasures(after.measures, before.measures), cause);
      return;
    }
    if (before) this.add(before, subtractMeasures(ZERO_MEASURES, before.measures), cause);
    if (after) this.add(after, after.measures, cause);
  }

  close(): Movement[] {
    return [...this.entries.values()].filter((entry) => !isZero(entry.measures));
  }

  private add({ unit, area }: Contribution, measures: Measures, cause: Cause): void {
    const key = movementKey({ unit, area, effectiveOn: this.day, cause });
    const before = this.entries.get(key);
    this.entries.set(key, {
      unit,
      area,
      effectiveOn: this.day,
      cause,
      measures: before ? addMeasures(before.measures, measures) : measures,
    });
  }
}

/** The key under which movements of one SOP are netted. */
export function movementKey(at: Omit<Booking, 'measures'>): string {
  return `${at.effectiveOn}|${at.unit}|${at.area}|${at.cause}`;
}

/** The dates on which something about an SOP in `state` happens by itself: lapses and the end of an N/A. */
function ownDates(state: SopState, rulesets: Rulesets, after: CalendarDate): CalendarDate[] {
  const dates: CalendarDate[] = [];
  const note = (date: CalendarDate | null): void => {
    if (date !== null && date > after) dates.push(date);
  };
  note(state.notApplicable?.until ?? null);
  for (const ruleset of rulesets) {
    note(appliedUntil(state, ruleset));
    note(currentUntil(state, ruleset));
    note(ruleset.effectiveOn);
  }
  return dates;
}

/** The earliest of some dates; null for none. */
function earliest(dates: readonly (CalendarDate | null)[]): CalendarDate | null {
  let first: CalendarDate | null = null;
  for (const date of dates) if (date !== null && (first === null || date < first)) first = date;
  return first;
}

/** The movements and the spans of one SOP: two readings of one walk through its dates. */
export interface SopAccount {
  readonly movements: readonly Movement[];
  readonly spans: readonly SopSpan[];
}

/**
 * Walks through the dates of an SOP and books what changes (scoring rules §6). On one date: ruleset, lapses, the end of
 * N/A, then the events in fold order, each the difference it makes; netted per (unit, area, cause), zeros dropped.
 * Movements to come (lapses, ends of N/A) carry their future date.
 *
 * @param knownAt null = everything recorded
 */
export function accountOf(history: SopHistory, rulesets: Rulesets, knownAt: Stamp | null = null): SopAccount {
  return accountOfEvents(standingEvents(history, knownAt), rulesets);
}

/** As {@link accountOf}, from events that stand and are in fold order. */
export function accountOfEvents(events: readonly SopEvent[], rulesets: Rulesets): SopAccount {
  const movements: Movement[] = [];
  const spans: SopSpan[] = [];
  let state = UNKNOWN_SOP;
  let contribution: Contribution | null = null;
  let next = 0;
  let day: CalendarDate | null = events[0]?.effectiveOn ?? null;
  let yesterdaysRules = rulesets[0];
  while (day !== null) {
    const today: CalendarDate = day;
    const rules = rulesetOn(rulesets, today);
    const book = new DayBook(today);
    const step = (changed: SopState, cause: Cause, ruleset = rules, on = today): void => {
      const after = contributionOf(changed, on, ruleset);
      book.book(contribution, after, cause);
      state = changed;
      contribution = after;
    };
    // the new rules decide about yesterday's credits first; what lapses today lapses under them
    if (rules !== yesterdaysRules && spans.length > 0) step(state, 'ruleset', rules, addDays(today, -1));
    step(state, 'lapse');
    step(withoutEndedNotApplicable(state, today), 'applicability');
    for (let event = events[next]; event?.effectiveOn === today; event = events[++next]) {
      const changed = { ...applyFact(state, event.fact, today), lastEvent: event.id };
      step(changed, causeOf(event.fact));
    }
    movements.push(...book.close());
    const credits = { appliedUntil: appliedUntil(state, rules), currentUntil: currentUntil(state, rules) };
    const opened: SopSpan = { from: today, to: null, state, contribution, ...credits };
    const previous = spans.pop();
    if (previous) spans.push({ ...previous, to: today });
    spans.push(opened);
    yesterdaysRules = rules;
    day = earliest([events[next]?.effectiveOn ?? null, ...ownDates(state, rulesets, today)]);
  }
  return { movements, spans };
}

/** The movements of one SOP as known at `knownAt`. */
export function movementsOf(
  history: SopHistory,
  rulesets: Rulesets,
  knownAt: Stamp | null = null,
): readonly Movement[] {
  return accountOf(history, rulesets, knownAt).movements;
}

/** What must be added to `held` so that it says what `wanted` says: the difference, zeros dropped, in key order. */
export function differenceOf<A extends string>(
  held: readonly Booking<A>[],
  wanted: readonly Booking<A>[],
): Booking<A>[] {
  const net = new Map<string, Booking<A>>();
  const add = (movement: Booking<A>, sign: 1 | -1): void => {
    const key = movementKey(movement);
    const before = net.get(key)?.measures ?? ZERO_MEASURES;
    const measures = (sign === 1 ? addMeasures : subtractMeasures)(before, movement.measures);
    net.set(key, { ...movement, measures });
  };
  for (const movement of wanted) add(movement, 1);
  for (const movement of held) add(movement, -1);
  return [...net.entries()]
    .filter(([, movement]) => !isZero(movement.measures))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, movement]) => movement);
}
