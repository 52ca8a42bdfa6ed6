import { Injectable } from '@nestjs/common';
import type { Queryable } from '@pantausop/database';
import {
  accountOf,
  rollUp,
  type CalendarDate,
  type LineagesOf,
  type Ruleset,
  type SopMovement,
  type Stamp,
  type UnitId,
} from '@pantausop/domain';
import { holdingsOn, type Holdings } from '../ledger/cell-sums';
import { historyPages } from '../register/history-pages';
import { SopsRepository } from '../register/sops.repository';

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
    const last = dates.at(-1);
    if (last === undefined) return [];
    const own = await this.movements(q, governmentId, knownAt, ruleset, last);
    return holdingsOn(rollUp(own, lineagesOf), units, dates);
  }

  /** What every SOP moves up to a day as if `ruleset` had always been in force. @param knownAt null = everything recorded */
  async movements(
    q: Queryable,
    governmentId: string,
    knownAt: Stamp | null,
    ruleset: Ruleset,
    to: CalendarDate,
  ): Promise<SopMovement[]> {
    const found: SopMovement[] = [];
    for await (const page of historyPages(this.sops)(q, governmentId)) {
      for (const [sop, history] of page) {
        for (const movement of accountOf(history, [ruleset], knownAt).movements) {
          if (movement.effectiveOn <= to) found.push({ ...movement, sop });
        }
      }
    }
    return found;
  }
}
