import { Injectable } from '@nestjs/common';
import { AREA_CODES, OPD_AREAS, stamp, type SopId, type Stamp, type UnitId } from '@pantausop/domain';
import type { Queryable } from '@pantausop/database';
import { sql } from 'kysely';
import type { BALANCE_TABLES } from './balance-rows';
import type { Audited } from './ledger-difference';

/** A record whose number or stamp does not follow that of the record before it. */
export interface Disorder {
  readonly id: string;
  readonly sequence: number;
  readonly recordedAt: Stamp;
  readonly sequenceBefore: number;
  readonly recordedBefore: Stamp;
}

const AUDITED = {
  day_balances: 'day balances',
  month_balances: 'month balances',
  day_sums: 'day sums',
  month_causes: 'month causes',
} as const satisfies Record<(typeof BALANCE_TABLES)[number], Audited>;

/** What only `verify` and the digest ask of the tables. */
@Injectable()
export class LedgerAuditRepository {
  /**
   * The first record out of order, over events, retractions, unit events, decisions, targets and rules: numbers ascend without a
   * double, stamps never go back along them, and none is beyond the government's own clock.
   */
  async disorder(q: Queryable, governmentId: string): Promise<Disorder | null> {
    const { rows } = await sql<{ id: string; sequence: number; at: number; sequence_before: number; before: number }>`
      with records(id, sequence, at, place) as (
        select id, sequence, recorded_at, 0 from sop_events where government_id = ${governmentId}
        union all select id, sequence, recorded_at, 0 from retractions where government_id = ${governmentId}
        union all select id, sequence, recorded_at, 0 from unit_events where government_id = ${governmentId}
        union all select id, sequence, recorded_at, 0 from area_decisions where government_id = ${governmentId}
        union all select id, sequence, recorded_at, 0 from targets where government_id = ${governmentId}
        union all select id, sequence, recorded_at, 0 from rulesets where government_id = ${governmentId}
        union all select id, sequence, recorded_at, 0 from holidays where government_id = ${governmentId}
        union all select id, sequence, recorded_at, 0 from area_labels where government_id = ${governmentId}
        union all select 'the clock of the government', last_sequence + 1, last_stamp, 1 from governments where id = ${governmentId}
      ), lined(id, sequence, at, place, sequence_before, before) as (
        select id, sequence, at, place, lag(sequence) over w, lag(at) over w from records window w as (order by place, sequence)
      )
      select * from lined where sequence <= sequence_before or at < before order by place, sequence limit 1`.execute(q);
    const [first] = rows;
    if (!first) return null;
    const { id, sequence, at, sequence_before: sequenceBefore, before } = first;
    return { id, sequence, recordedAt: stamp(at), sequenceBefore, recordedBefore: stamp(before) };
  }

  /** A balance of an area that is none; null when there is no such row. */
  async strangeBalance(
    q: Queryable,
    governmentId: string,
  ): Promise<{ in: Audited; unit: UnitId; area: string } | null> {
    for (const [table, audited] of Object.entries(AUDITED)) {
      const row = await q
        .selectFrom(table as keyof typeof AUDITED)
        .select(['unit_id', 'area'])
        .where('government_id', '=', governmentId)
        .where('area', 'not in', [...AREA_CODES, ...OPD_AREAS])
        .limit(1)
        .executeTakeFirst();
      if (row) return { in: audited, unit: row.unit_id, area: row.area };
    }
    return null;
  }

  /** Every unit with a balance of any kind. */
  async unitsWithBalances(q: Queryable, governmentId: string): Promise<UnitId[]> {
    const found = new Set<UnitId>();
    for (const table of Object.keys(AUDITED) as (keyof typeof AUDITED)[]) {
      for (const unit of await this.units(q, table, governmentId)) found.add(unit);
    }
    return [...found];
  }

  /** How many moments there are at which something of an SOP was recorded; a nation has more than a set of this program holds. */
  async momentsOfSops(q: Queryable, governmentId: string): Promise<number> {
    const { rows } = await sql<{ n: number }>`select count(*) as n from (
        select recorded_at from sop_events where government_id = ${governmentId}
        union select recorded_at from retractions where government_id = ${governmentId} and sop_id is not null
      ) moments`.execute(q);
    return Number(rows[0]?.n ?? 0);
  }

  /** The next SOPs of a table by the order of their ids. */
  async sopsAfter(
    q: Queryable,
    table: 'movements' | 'sop_spans',
    governmentId: string,
    after: SopId | null,
    limit: number,
  ): Promise<SopId[]> {
    let query = q.selectFrom(table).select('sop_id').distinct().where('government_id', '=', governmentId);
    if (after !== null) query = query.where('sop_id', '>', after);
    const rows = await query.orderBy('sop_id').limit(limit).execute();
    return rows.map(({ sop_id }) => sop_id);
  }

  /** The units with balances, in the order of their ids. */
  async units(q: Queryable, table: keyof typeof AUDITED, governmentId: string): Promise<UnitId[]> {
    const rows = await q
      .selectFrom(table)
      .select('unit_id')
      .distinct()
      .where('government_id', '=', governmentId)
      .orderBy('unit_id')
      .execute();
    return rows.map(({ unit_id }) => unit_id);
  }
}
