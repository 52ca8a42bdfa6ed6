import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '@pantausop/database';
import { stamp, type CalendarDate, type SopId, type SopState, type Stamp, type UnitId } from '@pantausop/domain';
import { sql } from 'kysely';
import { DATABASE } from '../config';
import { stateOfSpan } from '../ledger/spans.repository';

export interface WaitingSop {
  readonly id: SopId;
  readonly state: SopState;
}

/** Selects where there may be something to do; what there is, the rules say. */
@Injectable()
export class WorkQueueRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The SOPs that are required today in some units. */
  async requiredIn(governmentId: string, today: CalendarDate, units: readonly UnitId[]): Promise<WaitingSop[]> {
    if (units.length === 0) return [];
    return found(
      await this.required(governmentId, today)
        .where('unit_id', 'in', [...units])
        .execute(),
    );
  }

  /** Those of them, in some units (null = all), that may wait for who governs: submitted, in revision, or lapsed. */
  async perhapsWaiting(
    governmentId: string,
    today: CalendarDate,
    units: readonly UnitId[] | null,
  ): Promise<WaitingSop[]> {
    if (units?.length === 0) return [];
    return found(
      await this.required(governmentId, today)
        .$if(units !== null, (q) => q.where('unit_id', 'in', [...(units ?? [])]))
        .where((e) =>
          e.or([
            e('stage', '=', 'submitted'),
            e('current_until', '<=', today),
            e.and([e('in_force', '=', 1), e(sql<string>`state`, 'like', '%"inRevision":true%')]),
          ]),
        )
        .execute(),
    );
  }

  /** The units of whose SOPs of today something was recorded since a moment. */
  async unitsRecordedSince(governmentId: string, today: CalendarDate, since: Stamp): Promise<UnitId[]> {
    const rows = await this.recorded(governmentId, today)
      .where('e.recorded_at', '>=', since)
      .select('s.unit_id')
      .distinct()
      .execute();
    return rows.map(({ unit_id }) => unit_id);
  }

  /** When something was last recorded of the SOPs of today in some units. */
  async lastRecorded(
    governmentId: string,
    today: CalendarDate,
    units: readonly UnitId[],
  ): Promise<ReadonlyMap<UnitId, Stamp>> {
    if (units.length === 0) return new Map();
    const rows = await this.recorded(governmentId, today)
      .where('s.unit_id', 'in', [...units])
      .select(({ fn }) => ['s.unit_id', fn.max('e.recorded_at').as('at')])
      .groupBy('s.unit_id')
      .execute();
    return new Map(rows.map(({ unit_id, at }) => [unit_id, stamp(Number(at))]));
  }

  private required(governmentId: string, today: CalendarDate) {
    return this.database.db
      .selectFrom('sop_spans')
      .select(['sop_id', 'state'])
      .where('government_id', '=', governmentId)
      .where('from_on', '<=', today)
      .where('to_on', '>', today)
      .where('counted', '=', 1);
  }

  private recorded(governmentId: string, today: CalendarDate) {
    return this.database.db
      .selectFrom('sop_events as e')
      .innerJoin('sop_spans as s', (join) =>
        join.onRef('s.government_id', '=', 'e.government_id').onRef('s.sop_id', '=', 'e.sop_id'),
      )
      .where('e.government_id', '=', governmentId)
      .where('s.from_on', '<=', today)
      .where('s.to_on', '>', today);
  }
}

const found = (rows: readonly { sop_id: string; state: string }[]): WaitingSop[] =>
  rows.map((row) => ({ id: row.sop_id, state: stateOfSpan(row) }));
