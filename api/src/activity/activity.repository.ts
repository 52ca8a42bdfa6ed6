import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '@pantausop/database';
import { calendarDate, stamp, type CalendarDate, type Stamp, type UnitId } from '@pantausop/domain';
import { sql } from 'kysely';
import { DATABASE } from '../config';

export interface SubmittedSop {
  readonly unit: UnitId;
  readonly submittedOn: CalendarDate;
}

interface LastRecorded {
  readonly unit_id: UnitId;
  readonly at: number | string | null;
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
    const rows = await (units === null
      ? this.lastOfAll(governmentId, on, before)
      : this.lastIn(governmentId, units, on, before));
    return new Map(rows.flatMap(({ unit_id, at }) => (at === null ? [] : [[unit_id, stamp(Number(at))]])));
  }

  /** All events are gone through once. */
  private lastOfAll(governmentId: string, on: CalendarDate, before: Stamp): Promise<LastRecorded[]> {
    return this.database.db
      .selectFrom((e) =>
        // per SOP first: joined event by event, SQLite walks every event once for every span
        e
          .selectFrom('sop_events')
          .select(({ fn }) => ['sop_id', fn.max('recorded_at').as('at')])
          .where('recorded_at', '<', before)
          .groupBy('sop_id')
          .as('e'),
      )
      .innerJoin('sop_spans as s', 's.sop_id', 'e.sop_id')
      .select(({ fn }) => ['s.unit_id', fn.max<number | string | null>('e.at').as('at')])
      .where('s.government_id', '=', governmentId)
      .where('s.from_on', '<=', on)
      .where('s.to_on', '>', on)
      .groupBy('s.unit_id')
      .execute();
  }

  /** SOP by SOP, each with its own events: of one government in a nation these are few. */
  private async lastIn(
    governmentId: string,
    units: readonly UnitId[],
    on: CalendarDate,
    before: Stamp,
  ): Promise<LastRecorded[]> {
    if (units.length === 0) return [];
    return this.database.db
      .selectFrom('sop_spans as s')
      .select([
        's.unit_id',
        sql<number | string | null>`max((
          select max(e.recorded_at) from sop_events e where e.sop_id = s.sop_id and e.recorded_at < ${before}
        ))`.as('at'),
      ])
      .where('s.government_id', '=', governmentId)
      .where('s.unit_id', 'in', units)
      .where('s.from_on', '<=', on)
      .where('s.to_on', '>', on)
      .groupBy('s.unit_id')
      .execute();
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
