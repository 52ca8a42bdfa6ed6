import {
  accountOf,
  differenceOf,
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
 */
export function ledgerRowsOf(sop: SopId, history: SopHistory, published: readonly PublishedRuleset[]): LedgerRow[] {
  const rows: LedgerRow[] = [];
  for (const recordedAt of stampsOf(history.events, history.retractions, changesOfRules(published))) {
    const wanted = accountOf(history, rulesetsKnownAt(published, recordedAt), recordedAt).movements;
    rows.push(...differenceOf(rows, wanted).map((movement) => ({ ...movement, sop, recordedAt })));
  }
  return rows;
}
