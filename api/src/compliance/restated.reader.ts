import { Injectable } from '@nestjs/common';
import type { Queryable } from '@pantausop/database';
import {
  accountOf,
  rollUp,
  type CalendarDate,
  type LineagesOf,
  type Movement,
  type Ruleset,
  type SopMovement,
  type Stamp,
  type UnitId,
} from '@pantausop/domain';
import { byCause, heldBy, type HeldMovement } from '../ledger/causes.reader';
import type { CausesAsked, KnownLines } from '../ledger/known-causes.reader';
import { SumsOnDates, type Holdings } from '../ledger/cell-sums';
import { historyPages } from '../register/history-pages';
import { SopsRepository } from '../register/sops.repository';

/** The record at a moment, with the ruleset as if it had always been in force. */
export interface RestatedLines extends KnownLines {
  readonly ruleset: Ruleset;
}

/** Derives the balances of all history under one ruleset, beside those that the ledger keeps as reported (scoring rules §6). */
@Injectable()
export class RestatedReader {
  constructor(private readonly sops: SopsRepository) {}

  /**
   * The holdings of `units` on each of `dates` (ascending) as if `ruleset` had always been in force.
   * @param knownAt null = everything recorded
   */
  async holdings(
    q: Queryable,
    governmentId: string,
    knownAt: Stamp | null,
    units: readonly UnitId[],
    dates: readonly CalendarDate[],
    lineagesOf: LineagesOf,
    ruleset: Ruleset,
  ): Promise<Holdings[]> {
    const sums = new SumsOnDates(units, dates);
    const last = dates.at(-1);
    if (last === undefined) return [];
    for await (const own of this.movements(q, governmentId, knownAt, ruleset, last)) sums.add(rollUp(own, lineagesOf));
    return sums.holdings();
  }

  /** What SOPs moved in a unit with all below it, within a range of days. */
  async ofSops(
    q: Queryable,
    governmentId: string,
    { unit, ...range }: CausesAsked,
    { lines, knownAt, ruleset }: RestatedLines,
  ): Promise<HeldMovement[]> {
    const found: HeldMovement[] = [];
    for await (const some of this.movements(q, governmentId, knownAt, ruleset, range.to)) {
      for (const row of heldBy(unit, range, some, lines.lineagesOf)) found.push(row);
    }
    return found;
  }

  /** The same added up over SOPs, per cause and area, on the last day of the range; not netted. */
  async summed(
    q: Queryable,
    governmentId: string,
    { unit, ...range }: CausesAsked,
    { lines, knownAt, ruleset }: RestatedLines,
  ): Promise<Movement[]> {
    const found: Movement[] = [];
    for await (const some of this.movements(q, governmentId, knownAt, ruleset, range.to)) {
      for (const [cause, areas] of byCause(heldBy(unit, range, some, lines.lineagesOf))) {
        for (const [area, measures] of areas) found.push({ unit, area, cause, effectiveOn: range.to, measures });
      }
    }
    return found;
  }

  /** What every SOP moves up to a day as if `ruleset` had always been in force, some SOPs at a time. @param knownAt null = everything recorded */
  private async *movements(
    q: Queryable,
    governmentId: string,
    knownAt: Stamp | null,
    ruleset: Ruleset,
    to: CalendarDate,
  ): AsyncGenerator<SopMovement[]> {
    for await (const page of historyPages(this.sops)(q, governmentId)) {
      yield [...page].flatMap(([sop, history]) =>
        accountOf(history, [ruleset], knownAt)
          .movements.filter(({ effectiveOn }) => effectiveOn <= to)
          .map((movement) => ({ ...movement, sop })),
      );
    }
  }
}
