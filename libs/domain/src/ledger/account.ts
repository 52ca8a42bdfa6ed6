import type { CalendarDate } from '../calendar/calendar-date';
import type { Stamp } from '../calendar/stamp';
import { appliedUntil, currentUntil } from '../scoring/points';
import type { Rulesets } from '../scoring/ruleset';
import type { EventId, SopEvent, SopHistory } from '../sop/events';
import { inFoldOrder, standingEvents } from '../sop/fold';
import type { SopState } from '../sop/state';
import { walkOn, type WalkedDay } from './account-walk';
import type { Contribution } from './measures';
import { differenceOf, type Movement } from './movements';

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

/** The movements and the spans of one SOP: two readings of one walk through its dates. */
export interface SopAccount {
  readonly movements: readonly Movement[];
  readonly spans: readonly SopSpan[];
}

/**
 * What an SOP is booked with (scoring rules §6). Movements to come (lapses, ends of N/A) carry their future date.
 *
 * @param knownAt null = everything recorded
 */
export function accountOf(history: SopHistory, rulesets: Rulesets, knownAt: Stamp | null = null): SopAccount {
  const days: WalkedDay[] = [];
  walkOn(days, standingEvents(history, knownAt), rulesets);
  return accountOfDays(days);
}

/** The movements of one SOP as known at `knownAt`. */
export function movementsOf(
  history: SopHistory,
  rulesets: Rulesets,
  knownAt: Stamp | null = null,
): readonly Movement[] {
  return accountOf(history, rulesets, knownAt).movements;
}

/** The account of one SOP while its history is written: each change walks anew only the dates from its own first one on. */
export class GrowingAccount {
  private readonly days: WalkedDay[] = [];
  private readonly retracted = new Set<EventId>();

  constructor(private rulesets: Rulesets) {}

  get account(): SopAccount {
    return accountOfDays(this.days);
  }

  /** What must be booked for events that are added and others that are retracted, under the rules known then. */
  change(added: readonly SopEvent[], retracted: readonly EventId[], rulesets = this.rulesets): Movement[] {
    for (const id of retracted) this.retracted.add(id);
    const again = this.takenBack(added, retracted, rulesets);
    const events = [...again.flatMap((day) => day.events), ...added].filter(({ id }) => !this.retracted.has(id));
    const kept = this.days.length;
    this.rulesets = rulesets;
    walkOn(this.days, events.sort(inFoldOrder), rulesets);
    return differenceOf(movementsIn(again), movementsIn(this.days.slice(kept)));
  }

  /** The days that the change may be seen on, which are walked no more. */
  private takenBack(added: readonly SopEvent[], retracted: readonly EventId[], rulesets: Rulesets): WalkedDay[] {
    if (rulesets !== this.rulesets) return this.days.splice(0);
    const changed = ({ day, events }: WalkedDay): boolean =>
      added.some(({ effectiveOn }) => effectiveOn <= day) || events.some(({ id }) => retracted.includes(id));
    const first = this.days.findIndex(changed);
    return first === -1 ? [] : this.days.splice(first);
  }
}

const movementsIn = (days: readonly WalkedDay[]): Movement[] => days.flatMap(({ movements }) => movements);

function accountOfDays(days: readonly WalkedDay[]): SopAccount {
  const spans = days.map(({ day: from, rules, state, contribution }, at) => {
    const credits = { appliedUntil: appliedUntil(state, rules), currentUntil: currentUntil(state, rules) };
    return { from, to: days[at + 1]?.day ?? null, state, contribution, ...credits };
  });
  return { movements: movementsIn(days), spans };
}
