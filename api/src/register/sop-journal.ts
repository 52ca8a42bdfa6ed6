import type { SopEventView } from '@pantausop/contracts';
import { stampToIso, type SopEvent, type SopHistory, type SopRetraction } from '@pantausop/domain';
import type { Journal } from './sops.repository';

/** The state of an SOP's history, as an ETag: it changes with every event and every retraction. */
export function versionOf({ events, retractions }: SopHistory): string {
  return `"${Math.max(0, ...events.map(sequenceOf), ...retractions.map(sequenceOf))}"`;
}

const sequenceOf = ({ sequence }: SopEvent | SopRetraction): number => sequence;

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
