import { accountOf, differenceOf, RULESETS, type SopHistory, type SopId, type Stamp } from '@pantausop/domain';
import type { LedgerRow } from './movements.repository';

/** The stamps of records, each once, ascending. */
export function stampsOf(...records: readonly (readonly { readonly recordedAt: Stamp }[])[]): Stamp[] {
  return [...new Set(records.flat().map(({ recordedAt }) => recordedAt))].sort((a, b) => a - b);
}

/** The ledger of one SOP from its events alone: at each stamp the difference that was booked under it (scoring rules §6). */
export function ledgerRowsOf(sop: SopId, history: SopHistory): LedgerRow[] {
  const rows: LedgerRow[] = [];
  for (const recordedAt of stampsOf(history.events, history.retractions)) {
    const wanted = accountOf(history, RULESETS, recordedAt).movements;
    rows.push(...differenceOf(rows, wanted).map((movement) => ({ ...movement, sop, recordedAt })));
  }
  return rows;
}
