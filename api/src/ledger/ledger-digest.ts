import { createHash, type Hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isZero, MEASURES, type Measures, type SopId } from '@pantausop/domain';
import type { Queryable } from '@pantausop/database';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { BalancesRepository } from './balances.repository';
import { canonical } from './canonical';
import { stepsOf } from './difference-of-balances';
import { LedgerAuditRepository } from './ledger-audit.repository';
import { MovementsRepository, type SopStretch } from './movements.repository';
import { SpansRepository } from './spans.repository';

const SOPS_AT_ONCE = 500;

/** What the ledger and all that is derived from it says, as one number: equal on both engines for equal records. */
@Injectable()
export class LedgerDigest {
  constructor(
    private readonly governments: OrganisationRepository,
    private readonly movements: MovementsRepository,
    private readonly balances: BalancesRepository,
    private readonly spans: SpansRepository,
    private readonly audit: LedgerAuditRepository,
  ) {}

  /**
   * SHA-256, hexadecimal, over the logical rows in key order, one JSON array a line: rows that come to zero left out,
   * what is held only where it changes.
   */
  async of(q: Queryable): Promise<string> {
    const hash = createHash('sha256');
    for (const { id } of await this.governments.governments(q)) {
      await this.addMovements(hash, q, id);
      await this.addBalances(hash, q, id);
      await this.addSpans(hash, q, id);
    }
    return hash.digest('hex');
  }

  private async addMovements(hash: Hash, q: Queryable, governmentId: string): Promise<void> {
    for await (const stretch of this.stretches(q, 'movements', governmentId)) {
      for (const row of await this.movements.between(q, governmentId, stretch)) {
        if (isZero(row.measures)) continue;
        const { sop, recordedAt, effectiveOn, unit, area, cause, measures } = row;
        add(hash, ['movement', governmentId, sop, recordedAt, effectiveOn, unit, area, cause, valuesOf(measures)]);
      }
    }
  }

  private async addBalances(hash: Hash, q: Queryable, governmentId: string): Promise<void> {
    for (const unit of await this.audit.units(q, 'day_balances', governmentId)) {
      for (const { area, effectiveOn, cause, measures } of await this.balances.daysOf(q, governmentId, { unit })) {
        if (isZero(measures)) continue;
        add(hash, ['day', governmentId, unit, area, effectiveOn, cause, valuesOf(measures)]);
      }
    }
    for (const unit of await this.audit.units(q, 'month_balances', governmentId)) {
      const months = stepsOf('month balances', await this.balances.monthsOf(q, governmentId, { unit }));
      const days = stepsOf('day sums', await this.balances.daySumsOf(q, governmentId, { unit }));
      for (const { area, on, measures } of [...months, ...days]) {
        add(hash, ['held', governmentId, unit, area, on, valuesOf(measures)]);
      }
    }
    for (const unit of await this.audit.units(q, 'month_causes', governmentId)) {
      for (const { area, effectiveOn, cause, measures } of await this.balances.causesOf(q, governmentId, { unit })) {
        if (isZero(measures)) continue;
        add(hash, ['month', governmentId, unit, area, effectiveOn, cause, valuesOf(measures)]);
      }
    }
  }

  private async addSpans(hash: Hash, q: Queryable, governmentId: string): Promise<void> {
    for await (const stretch of this.stretches(q, 'sop_spans', governmentId)) {
      for (const { state, ...row } of await this.spans.between(q, governmentId, stretch)) {
        add(hash, ['span', canonical({ ...row, state: JSON.parse(state) as unknown })]);
      }
    }
  }

  private async *stretches(
    q: Queryable,
    table: 'movements' | 'sop_spans',
    governmentId: string,
  ): AsyncGenerator<SopStretch> {
    let after: SopId | null = null;
    for (;;) {
      const sops: SopId[] = await this.audit.sopsAfter(q, table, governmentId, after, SOPS_AT_ONCE);
      const through = sops.at(-1);
      if (through === undefined) return;
      yield { after, through };
      after = through;
    }
  }
}

const valuesOf = (measures: Measures): number[] => MEASURES.map((measure) => measures[measure]);

const add = (hash: Hash, row: readonly unknown[]): void => void hash.update(`${JSON.stringify(row)}\n`);
