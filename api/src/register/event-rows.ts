import type { RetractionsTable, SopEventsTable, SopsTable } from '@pantausop/database';
import {
  calendarDate,
  stamp,
  type EventId,
  type SopEvent,
  type SopFact,
  type SopId,
  type SopRetraction,
} from '@pantausop/domain';
import type { Recording } from './recording';
import type { RecordedSop } from './register-batch';

/** An event with what is said of its recording. */
export interface BatchEvent {
  readonly sop: SopId;
  readonly event: SopEvent;
  readonly batchId: string | null;
  readonly replaces: EventId | null;
}

/** The row of an SOP that is recorded for the first time. */
export const sopRow = (
  { governmentId, recordedAt }: Recording['mark'],
  { id, remarks }: Pick<RecordedSop, 'id' | 'remarks'>,
): SopsTable => ({ id, government_id: governmentId, recorded_at: recordedAt, remarks: JSON.stringify(remarks) });

/** The row of an event. */
export function eventRow(
  { governmentId, actor, source }: Pick<Recording['mark'], 'governmentId' | 'actor' | 'source'>,
  { sop, event, batchId, replaces }: BatchEvent,
): SopEventsTable {
  const { id, effectiveOn, orderedAt, recordedAt, sequence } = event;
  const { type, ...payload } = event.fact;
  return {
    ...{ id, government_id: governmentId, sequence, sop_id: sop, type, effective_on: effectiveOn },
    ...{ recorded_at: recordedAt, ordered_at: orderedAt, payload: JSON.stringify(payload) },
    ...{ actor, source, batch_id: batchId, replaces },
  };
}

export const eventRows = (mark: Recording['mark'], events: readonly BatchEvent[]): SopEventsTable[] =>
  events.map((event) => eventRow(mark, event));

/** Retractions of events of SOPs, or of units (`sop` is null). */
export const retractionRows = (
  mark: Recording['mark'],
  retractions: readonly (SopRetraction & { readonly sop: SopId | null })[],
): RetractionsTable[] =>
  retractions.map(({ id, retracts, reason, sequence, sop }) => ({
    ...{ id, government_id: mark.governmentId, sequence, retracts, reason, sop_id: sop, batch_id: mark.batchId },
    ...{ subject: sop === null ? 'unit_event' : 'sop_event', recorded_at: mark.recordedAt },
    ...{ actor: mark.actor, source: mark.source },
  }));

/** What an event is made from, and whose it is. */
export const EVENT_COLUMNS = [
  ...(['id', 'sop_id', 'type', 'payload', 'effective_on'] as const),
  ...(['recorded_at', 'ordered_at', 'sequence'] as const),
];

/** The event that a row holds. */
export const eventOf = (row: Pick<SopEventsTable, (typeof EVENT_COLUMNS)[number]>): SopEvent => ({
  id: row.id,
  fact: { type: row.type, ...(JSON.parse(row.payload) as object) } as SopFact,
  effectiveOn: calendarDate(row.effective_on),
  recordedAt: stamp(row.recorded_at),
  orderedAt: stamp(row.ordered_at),
  sequence: row.sequence,
});
