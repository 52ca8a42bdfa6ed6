import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '@pantausop/database';
import { calendarDate, stamp, type CalendarDate, type Stamp, type UnitId } from '@pantausop/domain';
import { DATABASE } from '../config';

export interface SubmittedSop {
  readonly unit: UnitId;
  readonly submittedOn: CalendarDate;
}

/** When something was last recorded of SOPs, and which of them wait for a decision. */
@Injectable()
export class ActivityRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /**
   * By the unit in which the SOPs stand on a day: when something was last recorded of them before a moment.
   * @param units only of SOPs in these; null = in all, of a database with one government
   */
  async lastRecorded(
    governmentId: string,
    on: CalendarDate,
    before: Stamp,
    units: readonly UnitId[] | null,
  ): Promise<ReadonlyMap<UnitId, Stamp>> {
    if (units?.length === 0) return new Map();
    const standing = this.database.db
      .selectFrom('sop_spans as x')
      .select('x.sop_id')
      .where('x.government_id', '=', governmentId)
      .where('x.unit_id', 'in', units ?? [])
      .where('x.from_on', '<=', on)
      .where('x.to_on', '>', on);
    const rows = await this.database.db
      .selectFrom((e) =>
        // per SOP first: joined event by event, SQLite walks every event once for every span
        e
          .selectFrom('sop_events')
          .select(({ fn }) => ['sop_id', fn.max('recorded_at').as('at')])
          .where('recorded_at', '<', before)
          .$if(units !== null, (q) => q.where('sop_id', 'in', standing))
          .groupBy('sop_id')
          .as('e'),
      )
      .innerJoin('sop_spans as s', 's.sop_id', 'e.sop_id')
      .select(({ fn }) => ['s.unit_id', fn.max('e.at').as('at')])
      .where('s.government_id', '=', governmentId)
      .where('s.from_on', '<=', on)
      .where('s.to_on', '>', on)
      .groupBy('s.unit_id')
      .execute();
    return new Map(rows.map(({ unit_id, at }) => [unit_id, stamp(Number(at))]));
  }

  /**
   * The SOPs that are handed in on a day and not in force, with the day on which they last were.
   * @param units only SOPs in these; null = in all
   */
  async submitted(governmentId: string, on: CalendarDate, units: readonly UnitId[] | null): Promise<SubmittedSop[]> {
    if (units?.length === 0) return [];
    const rows = await this.database.db
      .selectFrom('sop_spans as s')
      .innerJoin('sop_events as e', 'e.sop_id', 's.sop_id')
      .leftJoin('retractions as r', 'r.retracts', 'e.id')
      .select(({ fn }) => ['s.sop_id', 's.unit_id', fn.max('e.effective_on').as('submitted_on')])
      .where('s.government_id', '=', governmentId)
      .where('s.from_on', '<=', on)
      .where('s.to_on', '>', on)
      .where('s.counted', '=', 1)
      .where('s.stage', '=', 'submitted')
      .$if(units !== null, (q) => q.where('s.unit_id', 'in', units ?? []))
      .where('e.type', '=', 'submitted')
      .where('e.effective_on', '<=', on)
      .where('r.id', 'is', null)
      .groupBy(['s.sop_id', 's.unit_id'])
      .execute();
    return rows.map(({ unit_id: unit, submitted_on: day }) => ({ unit, submittedOn: calendarDate(day) }));
  }
}
