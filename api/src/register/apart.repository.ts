import { Inject, Injectable } from '@nestjs/common';
import type { Database, Engine, Queryable, Tables } from '@pantausop/database';
import type { CalendarDate, SopFactType, SopId, Stamp, UnitId } from '@pantausop/domain';
import { sql, type ExpressionBuilder, type ExpressionWrapper, type RawBuilder, type SqlBool } from 'kysely';
import { DATABASE } from '../config';
import { isAmong } from './among.repository';

/** Which SOPs are looked at one by one, because their spans do not say what is asked. */
export interface ApartAsked {
  /** null = every unit */
  readonly units: readonly UnitId[] | null;
  readonly asOf: CalendarDate;
  /** null = everything recorded */
  readonly known: Stamp | null;
  /** false = only those of which something was recorded since `known` */
  readonly all: boolean;
}

type Condition = ExpressionWrapper<Tables, 'sop_spans', SqlBool> | RawBuilder<SqlBool>;

/** What says where an SOP stands. */
const PLACING: readonly SopFactType[] = ['required', 'moved'];

/** Which SOPs the record has spoken of since a moment: the spans of all others are as they were known then. */
@Injectable()
export class ApartRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /**
   * SOPs that were known by then, at most so many. With units: those that stand there on the day by all that is recorded, and
   * those whose place was recorded or taken back since, wherever they stand.
   */
  async ids(q: Queryable, governmentId: string, asked: ApartAsked, most: number): Promise<SopId[]> {
    const { units, asOf, known, all } = asked;
    let sops = q.selectFrom('sops').select('sops.id').where('sops.government_id', '=', governmentId).limit(most);
    if (known !== null) sops = sops.where('sops.recorded_at', '<=', known);
    const changed = known === null || all ? sops : sops.where('sops.id', 'in', recordedSince(q, governmentId, known));
    if (units === null) return (await changed.execute()).map(({ id }) => id);
    const here = await changed
      .where('sops.id', 'in', (e) =>
        e
          .selectFrom('sop_spans')
          .select('sop_id')
          .where('government_id', '=', governmentId)
          .where('from_on', '<=', asOf)
          .where('to_on', '>', asOf)
          .where(isAmong(this.database.engine, 'unit_id', units)),
      )
      .execute();
    const moved =
      known === null ? [] : await sops.where('sops.id', 'in', recordedSince(q, governmentId, known, PLACING)).execute();
    return [...new Set([...here, ...moved].map(({ id }) => id))].slice(0, most);
  }
}

/** The SOPs of which something was recorded or taken back after a stamp. @param types only of these */
function recordedSince(q: Queryable, governmentId: string, since: Stamp, types?: readonly SopFactType[]) {
  const events = q
    .selectFrom('sop_events as e')
    .select('e.sop_id')
    .where('e.government_id', '=', governmentId)
    .where('e.recorded_at', '>', since)
    .$if(types !== undefined, (query) => query.where('e.type', 'in', [...(types ?? [])]));
  const takenBack = q
    .selectFrom('retractions as r')
    .innerJoin('sop_events as e', 'e.id', 'r.retracts')
    .select('e.sop_id')
    .where('r.government_id', '=', governmentId)
    .where('r.subject', '=', 'sop_event')
    .where('r.recorded_at', '>', since)
    .$if(types !== undefined, (query) => query.where('e.type', 'in', [...(types ?? [])]));
  return events.unionAll(takenBack);
}

/**
 * Whether nothing was recorded of the SOP of a span after a stamp. SQLite makes one list of what was recorded since; asked span by span
 * it would go through all of it for each.
 */
export function nothingSince(
  { exists, not, and, selectFrom }: ExpressionBuilder<Tables, 'sop_spans'>,
  engine: Engine,
  governmentId: string,
  since: Stamp,
): Condition {
  const of = (table: 'sop_events' | 'retractions') =>
    selectFrom<'sop_events' | 'retractions'>(table)
      .where(`${table}.government_id`, '=', governmentId)
      .where(`${table}.recorded_at`, '>', since);
  if (engine === 'sqlite') {
    const listed = (table: 'sop_events' | 'retractions') =>
      of(table).select(`${table}.sop_id`).where(`${table}.sop_id`, 'is not', null);
    const all = listed('sop_events').unionAll(listed('retractions'));
    return sql<SqlBool>`sop_spans.sop_id not in (${all})`;
  }
  const here = (table: 'sop_events' | 'retractions') =>
    of(table).select('recorded_at').whereRef(`${table}.sop_id`, '=', 'sop_spans.sop_id');
  return and([not(exists(here('sop_events'))), not(exists(here('retractions')))]);
}
