import type { SopEventView } from '@pantausop/contracts';
import { RefusedError, stampToIso, type SopEvent, type SopHistory, type SopRetraction } from '@pantausop/domain';
import { PreconditionError } from '../http';
import type { Journal } from './sops.repository';

/** What is said of the recording of one entry. */
type Written = NonNullable<ReturnType<Journal['get']>>;

/** The state of an SOP's history, as an ETag: it changes with every event and every retraction. */
export function versionOf({ events, retractions }: SopHistory): string {
  return `"${Math.max(0, ...events.map(sequenceOf), ...retractions.map(sequenceOf))}"`;
}

/** @throws PreconditionError when it is given and is not a version */
export function checkIfMatch(ifMatch: string | undefined): void {
  if (ifMatch === undefined || /^"\d+"$/.test(ifMatch)) return;
  throw new PreconditionError('If-Match must be the version of the SOP as its ETag gives it, e.g. "1234"');
}

/** Says what was recorded since the version on which somebody decided. */
export function staleRefusal(held: SopHistory, journal: Journal, ifMatch: string): RefusedError {
  const seen = Number(ifMatch.slice(1, -1));
  const sequences = new Map([...held.events, ...held.retractions].map((entry) => [entry.id, sequenceOf(entry)]));
  const since = journalView(held, journal).filter(({ id }) => (sequences.get(id) ?? 0) > seen);
  const changes = since
    .map(({ type, effectiveOn, actor }) => `${type}${effectiveOn ? ` of ${effectiveOn}` : ''} by ${actor}`)
    .join(', ');
  const reason = {
    id: 'SOP ini berubah sejak Anda membukanya: muat ulang, lalu putuskan lagi',
    en: 'this SOP has changed since you opened it: read it again, then decide',
    detail: `the SOP has changed since (${changes || 'unknown version'}): read it again, then decide`,
  };
  return new RefusedError('sop_changed', 'conflict', reason, { version: versionOf(held), changes });
}

const sequenceOf = ({ sequence }: SopEvent | SopRetraction): number => sequence;

/** The entry of a history that was recorded last. @param written who recorded it, how, and what it corrects */
export function newestEntry({ events, retractions }: SopHistory, written: Written): SopEventView {
  const newest = <E extends SopEvent | SopRetraction>(entries: readonly E[]): E[] =>
    entries.toSorted((a, b) => a.sequence - b.sequence).slice(-1);
  const last = { events: newest(events), retractions: newest(retractions) };
  const journal = new Map([...last.events, ...last.retractions].map(({ id }) => [id, written]));
  const entry = journalView(last, journal).at(-1);
  if (!entry) throw new Error('nothing was ever recorded of it');
  return entry;
}

/** The history of an SOP in the order in which it was recorded, retractions among the events. */
export function journalView({ events, retractions }: SopHistory, journal: Journal): SopEventView[] {
  const retractedBy = new Map(retractions.map(({ id, retracts }) => [retracts, id]));
  return [...events, ...retractions]
    .sort((a, b) => a.sequence - b.sequence)
    .map((entry): SopEventView => {
      const { id, recordedAt } = entry;
      const { actor = '', source = 'api', replaces = null } = journal.get(id) ?? {};
      const common = {
        id,
        recordedAt: stampToIso(recordedAt),
        actor,
        source: source as SopEventView['source'],
        replaces,
      };
      if ('retracts' in entry) {
        const payload = { event: entry.retracts, reason: entry.reason };
        return { ...common, type: 'retracted', effectiveOn: null, payload, retractedBy: null };
      }
      const { type, ...payload } = entry.fact;
      return { ...common, type, effectiveOn: entry.effectiveOn, payload, retractedBy: retractedBy.get(id) ?? null };
    });
}
