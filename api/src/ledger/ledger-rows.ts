import {
  GrowingAccount,
  rulesetsKnownAt,
  rulesetStamps,
  type PublishedRuleset,
  type SopHistory,
  type SopId,
  type Stamp,
} from '@pantausop/domain';
import type { LedgerRow } from './movements.repository';

/** The stamps of records, each once, ascending. */
export function stampsOf(...records: readonly (readonly { readonly recordedAt: Stamp }[])[]): Stamp[] {
  return [...new Set(records.flat().map(({ recordedAt }) => recordedAt))].sort((a, b) => a - b);
}

/** The moments at which rules were published or taken back, as records. */
export const changesOfRules = (published: readonly PublishedRuleset[]): { readonly recordedAt: Stamp }[] =>
  rulesetStamps(published).map((recordedAt) => ({ recordedAt }));

/**
 * The ledger of one SOP from its events and the rules alone: at each stamp the difference that was booked under it (scoring
 * rules §6).
 * @param account of an SOP of which nothing was recorded yet, and then of this one
 */
export function ledgerRowsOf(
  sop: SopId,
  { events, retractions }: SopHistory,
  published: readonly PublishedRuleset[],
  account = new GrowingAccount(rulesetsKnownAt([])),
): LedgerRow[] {
  const rules = changesOfRules(published);
  return stampsOf(events, retractions, rules).flatMap((recordedAt) => {
    const now = (record: { readonly recordedAt: Stamp }): boolean => record.recordedAt === recordedAt;
    const change = account.change(
      events.filter(now),
      retractions.filter(now).map(({ retracts }) => retracts),
      rules.some(now) ? rulesetsKnownAt(published, recordedAt) : undefined,
    );
    return change.map((movement) => ({ ...movement, sop, recordedAt }));
  });
}
