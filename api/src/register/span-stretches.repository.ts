import { Inject, Injectable } from '@nestjs/common';
import type { Database, Queryable, SopSpansTable } from '@pantausop/database';
import type { CalendarDate, UnitId } from '@pantausop/domain';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { DATABASE } from '../config';

/** Which spans are gone through, and for what: to be counted, to be put in order, or with the states that they hold. */
export interface Walk {
  readonly governmentId: string;
  readonly asOf: CalendarDate;
  /** of which those are kept; null = all */
  readonly units: readonly UnitId[] | null;
  readonly to: 'count' | 'order' | 'read';
}

/** So many spans take SQLite some ten milliseconds each time. Of few units, few states are read of many spans. */
const AT_ONCE = { count: 60_000, order: 25_000, read: 6_000 } as const;
const FEW_UNITS = 200;

/** Where a span stands in the index by which the register is searched. */
type Place = Pick<SopSpansTable, 'to_on' | 'from_on' | 'counted' | 'unit_id'>;

const PLACE = sql`(to_on, from_on, counted, unit_id)`;
const placeOf = ({ to_on, from_on, counted, unit_id }: Place): RawBuilder<unknown> =>
  sql`(${to_on}, ${from_on}, ${counted}, ${unit_id})`;

/** Takes the spans of a day in turn: SQLite lets nobody in while a statement runs. */
@Injectable()
export class SpanStretches {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /**
   * Conditions that each hold for a part of the spans that end after a day; on PostgreSQL one for all. What goes through several belongs
   * into one transaction, so that it sees one state of the record.
   */
  async *of(q: Queryable, walk: Walk): AsyncGenerator<RawBuilder<SqlBool>> {
    let begin = sql<SqlBool>`to_on > ${walk.asOf}`;
    for (;;) {
      const end = this.database.engine === 'sqlite' ? await this.placeAfter(q, walk, begin) : undefined;
      if (!end) return yield begin;
      yield sql<SqlBool>`${begin} and ${PLACE} <= ${placeOf(end)}`;
      begin = sql<SqlBool>`${PLACE} > ${placeOf(end)}`;
    }
  }

  atOnce({ to, units }: Pick<Walk, 'to' | 'units'>): number {
    return AT_ONCE[to === 'read' && units !== null && units.length <= FEW_UNITS ? 'count' : to];
  }

  /** The place at which so many spans have gone by. */
  private placeAfter(q: Queryable, walk: Walk, begin: RawBuilder<SqlBool>): Promise<Place | undefined> {
    return q
      .selectFrom('sop_spans')
      .select(['to_on', 'from_on', 'counted', 'unit_id'])
      .where('government_id', '=', walk.governmentId)
      .where(begin)
      .orderBy('to_on')
      .orderBy('from_on')
      .orderBy('counted')
      .orderBy('unit_id')
      .limit(1)
      .offset(this.atOnce(walk) - 1)
      .executeTakeFirst();
  }
}
