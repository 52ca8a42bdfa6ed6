import { RefusedError } from '../errors';
import type { CalendarDate } from '../calendar/calendar-date';
import type { EventId } from '../sop/events';
import { admitProcessFact } from './process-admission';
import { inOrder, type ProcessEvent } from './process-events';

/**
 * What is taken back with an event: itself, and all else of a process whose entry is taken back, which then never was.
 *
 * @param events those that stand
 * @throws RefusedError `unknown_process_event` for one that does not stand; `process_event_needed` where something recorded of the map
 * could not have happened without it
 */
export function admitProcessRetraction(
  events: readonly ProcessEvent[],
  id: EventId,
  today: CalendarDate,
): readonly ProcessEvent[] {
  const event = events.find((one) => one.id === id);
  if (!event) {
    const reason = {
      id: 'catatan proses bisnis ini tidak ada atau sudah ditarik: muat ulang halaman',
      en: 'this record of a business process is not there or was taken back: load the page again',
      detail: `there is no event ${id} of a process that stands`,
    };
    throw new RefusedError('unknown_process_event', 'not_found', reason, { event: id });
  }
  const taken = event.fact.type === 'established' ? events.filter(({ process }) => process === event.process) : [event];
  const impossible = new Set(impossibleIn(events, today));
  const first = impossibleIn(
    events.filter((one) => !taken.includes(one)),
    today,
  ).find((one) => !impossible.has(one));
  if (first) {
    const code = codeOf(events, first);
    const reason = {
      id: `catatan proses ${code} tanggal ${first.effectiveOn} bertumpu padanya: tarik dahulu catatan itu`,
      en: `what is recorded of process ${code} on ${first.effectiveOn} rests on it: take that back first`,
    };
    throw new RefusedError('process_event_needed', 'conflict', reason, { code, date: first.effectiveOn });
  }
  return taken;
}

/** The events that the map does not admit on top of those before them. */
function impossibleIn(events: readonly ProcessEvent[], today: CalendarDate): ProcessEvent[] {
  const before: ProcessEvent[] = [];
  return [...events].sort(inOrder).filter((event) => {
    const admitted = admits(before, event, today);
    before.push(event);
    return !admitted;
  });
}

function admits(before: readonly ProcessEvent[], event: ProcessEvent, today: CalendarDate): boolean {
  try {
    admitProcessFact(before, event, today);
    return true;
  } catch (error) {
    if (error instanceof RefusedError) return false;
    throw error;
  }
}

function codeOf(events: readonly ProcessEvent[], { process }: ProcessEvent): string {
  const fact = events.find((one) => one.process === process && one.fact.type === 'established')?.fact;
  return fact?.type === 'established' ? fact.code : process;
}
