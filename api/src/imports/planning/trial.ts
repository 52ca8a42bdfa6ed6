import {
  admit,
  mustBeHoused,
  RefusedError,
  stamp,
  type CalendarDate,
  type SopEvent,
  type SopHistory,
  type UnitId,
  type UnitLife,
} from '@pantausop/domain';
import type { SopChange } from '../../register/register-batch';

/** Later than anything recorded. */
const TRIAL_STAMP = stamp(Number.MAX_SAFE_INTEGER - 1);
const TRIAL_SEQUENCE = Number.MAX_SAFE_INTEGER - 10_000;

const EMPTY: SopHistory = { events: [], retractions: [] };

export type Trial =
  | { readonly admitted: true; readonly history: SopHistory }
  | { readonly admitted: false; readonly refusal: RefusedError };

/** The history as it would be after recording `planned`; or the refusal of its first event that the rules do not admit. */
export function tryOut(
  planned: SopChange,
  held: SopHistory = EMPTY,
  today: CalendarDate,
  lives: ReadonlyMap<UnitId, UnitLife>,
): Trial {
  const retractions = planned.retractions.map(({ event, reason }, i) => ({
    id: `trial-retraction-${i}`,
    retracts: event,
    reason,
    recordedAt: TRIAL_STAMP,
    sequence: TRIAL_SEQUENCE + i,
  }));
  const events: SopEvent[] = [...held.events];
  const history: SopHistory = { events, retractions: [...held.retractions, ...retractions] };
  try {
    for (const [i, { fact, effectiveOn, replaces }] of planned.events.entries()) {
      const replaced = replaces === undefined ? undefined : held.events.find(({ id }) => id === replaces);
      const event: SopEvent = {
        id: `trial-${i}`,
        fact,
        effectiveOn,
        recordedAt: TRIAL_STAMP,
        orderedAt: replaced?.orderedAt ?? TRIAL_STAMP,
        sequence: TRIAL_SEQUENCE + retractions.length + i,
      };
      admit(history, event, today, planned);
      events.push(event);
    }
    mustBeHoused(history, lives, held);
  } catch (error) {
    // the rules say no: the row is refused with their reason
    if (error instanceof RefusedError) return { admitted: false, refusal: error };
    throw error;
  }
  return { admitted: true, history };
}
