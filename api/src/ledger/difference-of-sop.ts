import { isDeepStrictEqual } from 'node:util';
import {
  accountOf,
  differenceOf,
  movementKey,
  rulesetsKnownAt,
  stampToIso,
  sumMeasures,
  type Movement,
  type PublishedRuleset,
  type SopAccount,
  type SopHistory,
  type SopId,
} from '@pantausop/domain';
import type { SopSpansTable } from '@pantausop/database';
import { canonical } from './canonical';
import { measuresApart, type FoundDifference } from './ledger-difference';
import { changesOfRules, stampsOf } from './ledger-rows';
import type { LedgerRow } from './movements.repository';
import { spanRow } from './spans.repository';

/** What the database holds of one SOP. */
export interface HeldSop {
  readonly sop: SopId;
  readonly history: SopHistory;
  readonly rows: readonly LedgerRow[];
  readonly spans: readonly SopSpansTable[];
  /** every ruleset ever published */
  readonly published: readonly PublishedRuleset[];
}

/** The first difference of one SOP between its events and what was derived from them; null when there is none. */
export function differenceOfSop(governmentId: string, held: HeldSop): FoundDifference | null {
  return differenceOfOrder(held) ?? differenceOfRows(held) ?? differenceOfSpans(governmentId, held);
}

/** A retraction comes after what it retracts, and both are of one SOP. */
function differenceOfOrder({ sop, history }: HeldSop): FoundDifference | null {
  const events = new Map(history.events.map((event) => [event.id, event]));
  for (const { id, retracts, sequence, recordedAt } of history.retractions) {
    const event = events.get(retracts);
    if (event && event.sequence < sequence && event.recordedAt <= recordedAt) continue;
    const expected = `event ${retracts} recorded before retraction ${id}`;
    const found = event ? 'it was recorded after it' : 'no such event';
    return { in: 'record', sop, stamp: stampToIso(recordedAt), expected, found };
  }
  return null;
}

/** At every stamp, the ledger's rows up to it add up to the account of the events known then. */
function differenceOfRows({ sop, history, rows, published }: HeldSop): FoundDifference | null {
  const upTo: Movement[] = [];
  let next = 0;
  for (const stamp of stampsOf(history.events, history.retractions, rows, changesOfRules(published))) {
    for (let row = rows[next]; row && row.recordedAt <= stamp; row = rows[++next]) upTo.push(row);
    const { movements } = accountOf(history, rulesetsKnownAt(published, stamp), stamp);
    const [apart] = differenceOf(upTo, movements);
    if (!apart) continue;
    const { unit, area, effectiveOn: day, cause } = apart;
    const values = measuresApart(netOf(movements, apart), netOf(upTo, apart));
    return { in: 'ledger', sop, unit, area, day, cause, stamp: stampToIso(stamp), ...values };
  }
  return null;
}

const netOf = (movements: readonly Movement[], at: Movement): Movement['measures'] =>
  sumMeasures(movements.filter((one) => movementKey(one) === movementKey(at)).map(({ measures }) => measures));

function differenceOfSpans(governmentId: string, { sop, history, spans, published }: HeldSop): FoundDifference | null {
  const { spans: folded }: SopAccount = accountOf(history, rulesetsKnownAt(published));
  const rows = folded.flatMap((span) => spanRow(governmentId, sop, span));
  if (rows.length === spans.length && rows.every((row, i) => isDeepStrictEqual(row, spans[i]))) return null;
  const [wanted, found] = [byDay(rows), byDay(spans)];
  for (const day of [...new Set([...wanted.keys(), ...found.keys()])].sort()) {
    const [expected, there] = [wanted.get(day) ?? NO_SPAN, found.get(day) ?? NO_SPAN];
    const apart = Object.keys({ ...expected, ...there }).filter((name) => expected[name] !== there[name]);
    if (apart.length === 0) continue;
    const text = (span: SpanTexts): string =>
      span === NO_SPAN ? 'no span' : apart.map((name) => `${name} ${span[name] ?? 'nothing'}`).join(', ');
    return { in: 'spans', sop, day, expected: text(expected), found: text(there) };
  }
  return null;
}

/** The values of a span by name, those of its state too. */
type SpanTexts = Readonly<Record<string, string>>;

const NO_SPAN: SpanTexts = {};

const byDay = (rows: readonly SopSpansTable[]): Map<string, SpanTexts> =>
  new Map(
    rows.map(({ state, ...columns }) => {
      const values = Object.entries({ ...(JSON.parse(state) as object), ...columns });
      return [columns.from_on, Object.fromEntries(values.map(([name, value]) => [name, canonical(value)]))];
    }),
  );
