import type { CalendarDate } from '../calendar/calendar-date';
import { RefusedError } from '../errors';
import { admit } from './admission';
import type { EventId, SopEvent, SopHistory } from './events';
import { standingEvents } from './fold';

/** What was recorded later and would be left without ground, and the rule that says so. */
export interface RestingEvent {
  readonly event: SopEvent;
  readonly refusal: RefusedError;
}

/**
 * Of an SOP whose events `taken` are to be taken back (with `restored` in place of those they had corrected): the first event
 * recorded after them that the rules would no longer admit; null when nothing rests on them. What the rules would not admit
 * with them either is not theirs to hold up.
 */
export function restsOn(
  history: SopHistory,
  taken: ReadonlySet<EventId>,
  restored: readonly SopEvent[],
  today: CalendarDate,
): RestingEvent | null {
  const standing = standingEvents(history);
  const since = standing.reduce((last, { id, sequence }) => (taken.has(id) ? Math.max(last, sequence) : last), 0);
  const isLater = ({ id, sequence }: SopEvent): boolean => sequence > since && !taken.has(id);
  const later = standing.filter(isLater).sort((a, b) => a.sequence - b.sequence);
  const ground = standing.filter((event) => !isLater(event));
  const withThem = [...ground];
  const without = [...ground.filter(({ id }) => !taken.has(id)), ...restored];
  for (const event of later) {
    const refusal = refusalOf(without, event, today);
    if (refusal !== null && refusalOf(withThem, event, today) === null) return { event, refusal };
    withThem.push(event);
    without.push(event);
  }
  return null;
}

function refusalOf(events: readonly SopEvent[], event: SopEvent, today: CalendarDate): RefusedError | null {
  try {
    admit({ events, retractions: [] }, event, today, { reorganises: true });
    return null;
  } catch (error) {
    // the rules say no; anything else is a fault
    if (error instanceof RefusedError) return error;
    throw error;
  }
}
