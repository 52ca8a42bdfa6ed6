import type { SopEventView } from '@pantausop/contracts';
import type { CalendarDate } from '@pantausop/domain';

/** An event with what became of it. */
export interface HistoryEntry {
  readonly event: SopEventView;
  /** set when the event was taken back */
  readonly retraction: SopEventView | null;
  /** true when this event stands in the place of one that was taken back */
  readonly correction: boolean;
}

/** A decision that the SOP does not apply, with the day on which it ended or will end. */
export interface Decision {
  readonly event: SopEventView;
  readonly from: string;
  /** exclusive; null = open */
  readonly until: string | null;
}

/** A text of an event's payload; empty when there is none. */
export function payloadText({ payload }: SopEventView, name: string): string {
  const value = payload[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Events with a date of their own, the newest first; on one date the one recorded last. Retractions stand at what they take back. */
export function historyOf(events: readonly SopEventView[]): HistoryEntry[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const newestFirst = (a: Dated, b: Dated): number => {
    if (a.event.effectiveOn !== b.event.effectiveOn) return a.event.effectiveOn < b.event.effectiveOn ? 1 : -1;
    return b.position - a.position;
  };
  return events
    .flatMap((event, position): Dated[] => (isDated(event) ? [{ event, position }] : []))
    .sort(newestFirst)
    .map(({ event }) => ({
      event,
      retraction: event.retractedBy === null ? null : (byId.get(event.retractedBy) ?? event),
      correction: event.replaces !== null,
    }));
}

/** What happened on one day, in the order given. */
export interface HistoryDay<Line> {
  readonly on: string;
  readonly lines: readonly Line[];
  /** nothing of it holds on the date of the page */
  readonly open: boolean;
}

/** Lines by their day, the newest day first. */
export function byDay<Line extends { readonly on: string; readonly retracted: string | null; readonly later: boolean }>(
  lines: readonly Line[],
): HistoryDay<Line>[] {
  const days = new Map<string, Line[]>();
  for (const line of lines) days.set(line.on, [...(days.get(line.on) ?? []), line]);
  return [...days]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([on, ofDay]) => ({
      on,
      lines: ofDay,
      open: ofDay.every(({ retracted, later }) => retracted !== null || later),
    }));
}

/** The standing decisions that the SOP does not apply, the newest first; a later one or `applicable` ends the one before. */
export function decisionsOf(events: readonly SopEventView[]): Decision[] {
  const turns = standing(events).filter(({ type }) => type === 'not_applicable' || type === 'applicable');
  return turns
    .flatMap((event, i): Decision[] => {
      if (event.type !== 'not_applicable') return [];
      const ends = [payloadText(event, 'until'), turns[i + 1]?.effectiveOn ?? ''].filter(Boolean).sort();
      return [{ event, from: event.effectiveOn, until: ends[0] ?? null }];
    })
    .reverse();
}

/** The day on which the obligation ended, when it is over on `date`. */
export function endedOn(events: readonly SopEventView[], date: CalendarDate): string | null {
  const last = standing(events)
    .filter(({ type, effectiveOn }) => (type === 'required' || type === 'requirement_ended') && effectiveOn <= date)
    .at(-1);
  return last?.type === 'requirement_ended' ? last.effectiveOn : null;
}

type DatedEvent = SopEventView & { readonly effectiveOn: string };

interface Dated {
  readonly event: DatedEvent;
  /** in the order of recording */
  readonly position: number;
}

const isDated = (event: SopEventView): event is DatedEvent => event.effectiveOn !== null;

/** Events that were not taken back, the oldest first. */
const standing = (events: readonly SopEventView[]): DatedEvent[] =>
  events
    .filter(isDated)
    .filter(({ retractedBy }) => retractedBy === null)
    .sort((a, b) => (a.effectiveOn === b.effectiveOn ? 0 : a.effectiveOn < b.effectiveOn ? -1 : 1));
