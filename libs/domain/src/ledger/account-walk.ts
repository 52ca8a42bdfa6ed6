import { addDays, type CalendarDate } from '../calendar/calendar-date';
import { appliedUntil, currentUntil } from '../scoring/points';
import { rulesetOn, type Ruleset, type Rulesets } from '../scoring/ruleset';
import type { SopEvent } from '../sop/events';
import { applyFact, UNKNOWN_SOP, withoutEndedNotApplicable, type SopState } from '../sop/state';
import {
  addMeasures,
  contributionOf,
  isZero,
  subtractMeasures,
  ZERO_MEASURES,
  type Contribution,
  type Measures,
} from './measures';
import { causeOf, movementKey, type Cause, type Movement } from './movements';

/** A day on which something about an SOP happens, and what stands after it. */
export interface WalkedDay {
  readonly day: CalendarDate;
  /** that take effect on it, in fold order */
  readonly events: readonly SopEvent[];
  readonly rules: Ruleset;
  readonly movements: readonly Movement[];
  readonly state: SopState;
  readonly contribution: Contribution | null;
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

/**
 * Walks on from the last of `days` through the dates of an SOP, and adds each (scoring rules §6). On one date: ruleset, lapses, the end
 * of N/A, then the events in fold order, each the difference it makes; netted per (unit, area, cause), zeros dropped.
 * Dates to come (lapses, ends of N/A) are walked too.
 * @param events later than those days, in fold order
 */
export function walkOn(days: WalkedDay[], events: readonly SopEvent[], rulesets: Rulesets): void {
  let next = 0;
  for (;;) {
    const before = days.at(-1);
    const own = before ? ownDates(before.state, rulesets, before.day) : [];
    const day = earliest([events[next]?.effectiveOn ?? null, ...own]);
    if (day === null) return;
    const first = next;
    while (events[next]?.effectiveOn === day) next += 1;
    days.push(walkedDay(before, day, events.slice(first, next), rulesets));
  }
}

function walkedDay(
  before: WalkedDay | undefined,
  day: CalendarDate,
  events: readonly SopEvent[],
  rulesets: Rulesets,
): WalkedDay {
  const rules = rulesetOn(rulesets, day);
  const book = new DayBook(day);
  let { state, contribution }: Pick<WalkedDay, 'state' | 'contribution'> = before ?? UNKNOWN;
  const step = (changed: SopState, cause: Cause, on = day): void => {
    const after = contributionOf(changed, on, rules);
    book.book(contribution, after, cause);
    state = changed;
    contribution = after;
  };
  // the new rules decide about yesterday's credits first; what lapses today lapses under them
  if (before && before.rules !== rules) step(state, 'ruleset', addDays(day, -1));
  step(state, 'lapse');
  const applying = withoutEndedNotApplicable(state, day);
  if (applying !== state) step(applying, 'applicability');
  for (const event of events) step({ ...applyFact(state, event.fact, day), lastEvent: event.id }, causeOf(event.fact));
  return { day, events, rules, movements: book.close(), state, contribution };
}

const UNKNOWN = { state: UNKNOWN_SOP, contribution: null };

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
