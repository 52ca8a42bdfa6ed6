import type { SopFactType, SopHistory } from './events';

/** What makes a verification speak of a document that is no longer the one before us. */
const MAKES_STALE: ReadonlySet<SopFactType> = new Set<SopFactType>([
  'drafting_started',
  'document_checked',
  'submitted',
  'returned',
  'ratified',
  'revoked',
]);

/**
 * Whether a verification of the history as it stood at `sequence` still speaks of the present document: nothing was recorded
 * of the document since, and nothing of what it saw was taken back. It has no effect on any figure.
 */
export function verificationStands({ events, retractions }: SopHistory, sequence: number): boolean {
  const ofDocument = events.filter(({ fact }) => MAKES_STALE.has(fact.type));
  const retractedAt = new Map(retractions.map((retraction) => [retraction.retracts, retraction.sequence]));
  return ofDocument.every((event) => {
    const taken = retractedAt.get(event.id);
    return event.sequence <= sequence ? taken === undefined || taken <= sequence : taken !== undefined;
  });
}
