import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '@pantausop/database';
import type { CalendarDate, SopId, SopState, UnitId } from '@pantausop/domain';
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

  private required(governmentId: string, today: CalendarDate) {
    return this.database.db
      .selectFrom('sop_spans')
      .select(['sop_id', 'state'])
      .where('government_id', '=', governmentId)
      .where('from_on', '<=', today)
      .where('to_on', '>', today)
      .where('counted', '=', 1);
  }
}

const found = (rows: readonly { sop_id: string; state: string }[]): WaitingSop[] =>
  rows.map((row) => ({ id: row.sop_id, state: stateOfSpan(row) }));
