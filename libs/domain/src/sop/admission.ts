import type { CalendarDate } from '../calendar/calendar-date';
import { RefusedError, type Reason } from '../errors';
import { inFoldOrder, standingEvents } from './fold';
import type { SopEvent, SopFact, SopHistory } from './events';
import { applyFact, UNKNOWN_SOP, withoutEndedNotApplicable, type SopState } from './state';

/** The state of the SOP just before `event` takes its place among the standing events. */
export function stateBefore(history: SopHistory, event: SopEvent): SopState {
  let state = UNKNOWN_SOP;
  for (const earlier of standingEvents(history)) {
    if (earlier.id === event.id || inFoldOrder(earlier, event) >= 0) break;
    state = applyFact(withoutEndedNotApplicable(state, earlier.effectiveOn), earlier.fact, earlier.effectiveOn);
  }
  return withoutEndedNotApplicable(state, event.effectiveOn);
}

const refuse = (code: string, reason: Reason, params: Record<string, string>): never => {
  throw new RefusedError(code, 'invalid', reason, params);
};

/** Of a stretch that would end before it begins. */
export const untilNotLater = (until: CalendarDate, from: CalendarDate): Reason => ({
  id: `tanggal akhir (${until}) harus sesudah tanggal mulai (${from})`,
  en: `the end (${until}) must be later than the beginning (${from})`,
  detail: `"until" (${until}) must be later than ${from}`,
});

/** What is special about the record of an event. */
export interface Circumstances {
  /** An import raised `required` to the first day of the unit: the row's older dates stay true and wait. */
  readonly waits?: boolean;
  /** It belongs to a reorganisation, which may be decided ahead of its day. */
  readonly reorganises?: boolean;
}

/** Facts that may lie ahead of today: a reorganisation that is decided. */
const mayLieAhead = (fact: SopFact, reorganises: boolean): boolean =>
  (fact.type === 'moved' && fact.cause === 'reorganization') || (reorganises && fact.type === 'requirement_ended');

/**
 * Refuses an event that the rules do not admit (scoring rules §2): dated ahead of today, before the obligation, or
 * impossible where it stands. `history` holds what stands when it is recorded, with this event's batch before it.
 *
 * @throws RefusedError with a code and a sentence that says what to do
 */
export function admit(
  history: SopHistory,
  event: SopEvent,
  today: CalendarDate,
  { waits = false, reorganises = false }: Circumstances = {},
): void {
  const { fact, effectiveOn } = event;
  if (effectiveOn > today && !mayLieAhead(fact, reorganises)) {
    refuse(
      'event_in_future',
      {
        id: `tanggal ${effectiveOn} belum tiba: catat setelah terjadi, paling lambat hari ini (${today})`,
        en: `${effectiveOn} lies ahead of today (${today}): record it when it has happened`,
      },
      { date: effectiveOn, today },
    );
  }
  if (fact.type === 'not_applicable' && fact.until !== null && fact.until <= effectiveOn) {
    refuse('until_not_later', untilNotLater(fact.until, effectiveOn), { until: fact.until });
  }
  const state = stateBefore(history, event);
  if (fact.type === 'required') {
    if (state.obliged) {
      refuse(
        'already_required',
        { id: `SOP ini sudah wajib pada ${effectiveOn}`, en: `this SOP is already required on ${effectiveOn}` },
        { date: effectiveOn },
      );
    }
    return;
  }
  if (!state.obliged) {
    if (waits) return;
    refuse(
      'before_required',
      {
        id: `SOP ini belum wajib pada ${effectiveOn}: pilih tanggal sesudahnya, atau catat dahulu kebutuhannya dengan tanggal lebih awal`,
        en: `this SOP is not required on ${effectiveOn}: choose a later date, or record the need with an earlier date first`,
      },
      { date: effectiveOn },
    );
  }
  admitInState(state, fact, effectiveOn);
}

/** What the state itself makes impossible. */
function admitInState(state: SopState, fact: SopFact, on: CalendarDate): void {
  switch (fact.type) {
    case 'monitored':
    case 'evaluated':
    case 'revoked':
      if (state.ratifiedOn === null) {
        refuse(
          'not_in_force',
          {
            id: `SOP ini belum berlaku pada ${on}: catat dahulu pengesahannya, atau pilih tanggal lain`,
            en: `this SOP is not in force on ${on}: record its ratification first, or choose another date`,
          },
          { date: on },
        );
      }
      return;
    case 'applicable':
      if (state.notApplicable === null) {
        refuse(
          'not_not_applicable',
          { id: `SOP ini memang berlaku pada ${on}`, en: `this SOP is applicable on ${on} already` },
          { date: on },
        );
      }
      return;
    default:
  }
}
