import type { SopEventView } from '@pantausop/contracts';
import { calendarDate, stampFromIso, type SopEvent, type SopFact, type SopHistory } from '@pantausop/domain';

/** The history of an SOP as the rules of the domain read it, from what the server tells of it (in the order of recording). */
export function recordedHistory(items: readonly SopEventView[]): SopHistory {
  const orderedAt = new Map<string, SopEvent['orderedAt']>();
  const events: SopEvent[] = [];
  const retractions: SopHistory['retractions'][number][] = [];
  for (const [index, { id, type, effectiveOn, recordedAt: at, payload, replaces }] of items.entries()) {
    const recordedAt = stampFromIso(at);
    const sequence = index + 1;
    if (type === 'retracted' || effectiveOn === null) {
      const { event, reason } = payload;
      retractions.push({ id, retracts: String(event), reason: String(reason), recordedAt, sequence });
      continue;
    }
    const ordered = orderedAt.get(replaces ?? '') ?? recordedAt;
    orderedAt.set(id, ordered);
    const fact = { ...payload, type } as SopFact;
    events.push({ id, fact, effectiveOn: calendarDate(effectiveOn), recordedAt, orderedAt: ordered, sequence });
  }
  return { events, retractions };
}
