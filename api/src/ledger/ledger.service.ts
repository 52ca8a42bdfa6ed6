import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  accountOf,
  differenceOf,
  OPD_AREAS,
  rollUp,
  type LineagesOf,
  type Movement,
  type PublishedRuleset,
  type Rulesets,
  type SopHistory,
  type SopId,
  type SopSpan,
  type Stamp,
  type UnitId,
} from '@pantausop/domain';
import type { Queryable, Tx } from '@pantausop/database';
import { AddedBalances } from './added-balances.repository';
import { BalancesAnew } from './balances-anew';
import { BalancesRepository } from './balances.repository';
import type { HistoryPages } from './history-pages';
import { ledgerRowsOf } from './ledger-rows';
import { netted } from './netted';
import { OpdStandings, type OpdChange, type OpdLines } from './opd-standings.service';
import { MovementsRepository, type LedgerRow } from './movements.repository';
import { SpansRepository } from './spans.repository';

/** Who holds a unit's figures, and who an OPD's standing. */
export interface Lines extends OpdLines {
  readonly lineagesOf: LineagesOf;
}

/** What decides how events are booked: who holds a unit's figures, and the rules; of the transaction's own knowledge. */
export interface BookingBasis extends Lines {
  readonly rulesets: Rulesets;
}

/** Begins statements that are to be sent together. */
export type Writing = (at: Tx) => Promise<unknown>[];

/** Begins what is read for a booking, then what is written: others may begin in between. */
export type ReadingThenWriting = (at: Tx) => () => Promise<unknown>[];

/** What is said of some SOPs under one stamp: everything recorded of each, the events of this transaction included. */
export interface Said {
  readonly recordedAt: Stamp;
  readonly histories: ReadonlyMap<SopId, SopHistory>;
}

/** What the ledger holds of SOPs. */
type Held = ReadonlyMap<SopId, readonly LedgerRow[]>;

type UnitIds = ReadonlyMap<UnitId, unknown>;

/** Rolled-up movements that are added to the balances at once: memory stays even however much is booked anew. */
const MOVEMENTS_AT_ONCE = 20_000;

/** The only writer of figures: from an SOP's events to movements, from movements to balances (scoring rules §6). */
@Injectable()
export class LedgerService {
  constructor(
    private readonly movements: MovementsRepository,
    private readonly balances: BalancesRepository,
    private readonly added: AddedBalances,
    private readonly spans: SpansRepository,
    private readonly standings: OpdStandings,
    private readonly anew: BalancesAnew,
  ) {}

  /**
   * Computes the movements of some SOPs anew: what begins the writing of the difference to what the ledger holds, each under
   * its stamp, together with what else is written of them.
   *
   * @param said no SOP under two stamps
   * @param booked what the ledger holds of them; omitted = it is read
   */
  async booking(
    tx: Tx,
    governmentId: string,
    said: readonly Said[],
    basis: BookingBasis,
    booked?: Held,
  ): Promise<ReadingThenWriting> {
    const [rows, spans]: [LedgerRow[], Map<SopId, readonly SopSpan[]>] = [[], new Map()];
    for (const { recordedAt, histories } of said) {
      const held = booked ?? (await this.heldOf(tx, governmentId, recordedAt, histories));
      const made = worked(recordedAt, histories, basis.rulesets, held);
      for (const row of made.rows) rows.push(row);
      for (const [sop, list] of made.spans) spans.set(sop, list);
    }
    const net = netted(rollUp(rows, basis.lineagesOf));
    const opds = await this.standings.ahead(tx, governmentId, net, unturned(basis));
    return (at) => {
      const moved = opds(at);
      return () => [
        this.movements.append(at, governmentId, rows),
        this.spans.replace(at, governmentId, spans),
        this.added.add(at, governmentId, net),
        moved.then((counts) => this.added.add(at, governmentId, netted(counts))),
      ];
    };
  }

  /**
   * Books every SOP anew when other rules are published or taken back: the difference lies on and after the day from which
   * they differ, so the past keeps its figures (scoring rules §6). Some SOPs at a time.
   */
  async bookAnew(
    tx: Tx,
    governmentId: string,
    recordedAt: Stamp,
    histories: HistoryPages,
    basis: BookingBasis,
  ): Promise<void> {
    const { lineagesOf, rulesets } = basis;
    let rolled: Movement[] = [];
    for await (const page of histories(tx, governmentId)) {
      const held = await this.heldOf(tx, governmentId, recordedAt, page);
      const { rows, spans } = worked(recordedAt, page, rulesets, held);
      await this.movements.append(tx, governmentId, rows);
      await this.spans.replace(tx, governmentId, spans);
      rolled = netted([...rolled, ...rollUp(rows, lineagesOf)]);
      if (rolled.length > MOVEMENTS_AT_ONCE) {
        await this.addToBalances(tx, governmentId, rolled, unturned(basis));
        rolled = [];
      }
      await nextTurn();
    }
    await this.addToBalances(tx, governmentId, rolled, unturned(basis));
  }

  /** What the ledger holds of the SOPs that were recorded before. */
  private heldOf(
    q: Queryable,
    governmentId: string,
    recordedAt: Stamp,
    histories: ReadonlyMap<SopId, SopHistory>,
  ): Promise<Held> {
    const known = [...histories].filter(([, { events }]) => events.some((event) => event.recordedAt < recordedAt));
    return this.movements.ofSops(
      q,
      governmentId,
      known.map(([sop]) => sop),
    );
  }

  /** Books anew what some units hold when the units above them change. */
  async rebook(tx: Tx, governmentId: string, units: readonly UnitId[], before: Lines, after: Lines): Promise<void> {
    const own = await this.movements.ofUnits(tx, governmentId, units);
    const moved = differenceOf(rollUp(own, before.lineagesOf), rollUp(own, after.lineagesOf));
    const turned = new Set(units);
    await this.addToBalances(tx, governmentId, moved, { before, after, turned });
  }

  /** Makes all balances anew from the ledger, some units at a time. */
  async rebuildBalances(tx: Tx, governmentId: string, lines: Lines & { readonly lives: UnitIds }): Promise<void> {
    await this.balances.clear(tx, governmentId, null);
    for (const part of this.anew.parts(lines)) {
      await this.balances.put(tx, governmentId, await this.anew.booked(tx, governmentId, part, lines.lineagesOf));
    }
    await this.countOpds(tx, governmentId, lines);
  }

  /** Counts the OPDs anew whose area decisions are others than before. */
  async recount(
    tx: Tx,
    governmentId: string,
    before: Lines,
    after: Lines & { readonly lives: UnitIds },
  ): Promise<void> {
    const said = ({ excusalsOf }: Lines, unit: UnitId): string => JSON.stringify(excusalsOf(unit));
    const turned = new Set([...after.lives.keys()].filter((unit) => said(before, unit) !== said(after, unit)));
    const moved = netted(await this.standings.moved(tx, governmentId, [], { before, after, turned }));
    await this.added.add(tx, governmentId, moved);
  }

  /** Counts how the OPDs stand from their balances, in place of all that is counted. */
  async countOpds(tx: Tx, governmentId: string, lines: Lines & { readonly lives: UnitIds }): Promise<void> {
    await this.balances.clear(tx, governmentId, OPD_AREAS);
    for (const part of this.anew.parts(lines)) {
      await this.balances.put(tx, governmentId, await this.anew.opdCounts(tx, governmentId, part, lines));
    }
  }

  /** Makes all spans anew from the events. */
  async rebuildSpans(tx: Tx, governmentId: string, histories: HistoryPages, rulesets: Rulesets): Promise<void> {
    await this.spans.clear(tx, governmentId);
    for await (const page of histories(tx, governmentId)) {
      const spans = [...page].map(([sop, history]) => [sop, accountOf(history, rulesets).spans] as const);
      await this.spans.replace(tx, governmentId, new Map(spans));
    }
  }

  /** Writes the ledger anew from the events, in a transaction in which its guard is away (`rewriteAppendOnly`). */
  async rewrite(
    tx: Tx,
    governmentId: string,
    histories: HistoryPages,
    published: readonly PublishedRuleset[],
  ): Promise<void> {
    await this.movements.clear(tx, governmentId);
    for await (const page of histories(tx, governmentId)) {
      const rows = [...page].flatMap(([sop, history]) => ledgerRowsOf(sop, history, published));
      await this.movements.append(tx, governmentId, rows);
    }
  }

  private async addToBalances(
    tx: Tx,
    governmentId: string,
    rolled: readonly Movement[],
    opds: OpdChange,
  ): Promise<void> {
    const net = netted(rolled);
    const counts = netted(await this.standings.moved(tx, governmentId, net, opds));
    await this.added.add(tx, governmentId, [...net, ...counts]);
  }
}

/** The rows that the ledger lacks of some SOPs, and their spans. */
function worked(
  recordedAt: Stamp,
  histories: ReadonlyMap<SopId, SopHistory>,
  rulesets: Rulesets,
  held: Held,
): { rows: LedgerRow[]; spans: ReadonlyMap<SopId, readonly SopSpan[]> } {
  const rows: LedgerRow[] = [];
  const spans = new Map<SopId, readonly SopSpan[]>();
  for (const [sop, history] of histories) {
    const account = accountOf(history, rulesets);
    for (const movement of differenceOf(held.get(sop) ?? [], account.movements))
      rows.push({ ...movement, sop, recordedAt });
    spans.set(sop, account.spans);
  }
  return { rows, spans };
}

/** Where nothing in the tree changes. */
const unturned = (lines: Lines): OpdChange => ({ before: lines, after: lines, turned: new Set() });
