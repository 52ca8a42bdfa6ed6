import { Injectable } from '@nestjs/common';
import {
  AREA_CODES,
  calendarDate,
  stamp,
  type AreaCode,
  type CalendarDate,
  type Cause,
  type Movement,
  type SopId,
  type Stamp,
  type UnitId,
} from '@pantausop/domain';
import { insertRows, type MovementsTable, type Queryable, type Tx } from '@pantausop/database';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { fromColumns, MEASURE_COLUMNS, toColumns } from './measure-columns';

/** A row of the ledger: a movement, whose it is and since when it is known. */
export interface LedgerRow extends Movement {
  readonly sop: SopId;
  readonly recordedAt: Stamp;
}

/** SOPs by the order of their ids: after one, exclusive, through another, inclusive; null = without that bound. */
export interface SopStretch {
  readonly after: SopId | null;
  readonly through: SopId | null;
}

/** About so many rows are read at once, where there may be many. */
const MOST_ROWS = 20_000;
/** Units have some hundred movements each, some OPDs thousands. */
export const UNITS_AT_ONCE = 25;

/** Moments of recording, null = without that bound. */
export interface Between {
  readonly after: Stamp | null;
  readonly upTo: Stamp | null;
}

/** Movements recorded since a moment: more are read unit by unit, with all that was recorded before. */
const FEW_RECORDED = 300_000;

const COLUMNS = [
  ...(['sop_id', 'recorded_at', 'unit_id', 'area', 'effective_on', 'cause'] as const),
  ...MEASURE_COLUMNS,
];

/** The append-only ledger. */
@Injectable()
export class MovementsRepository {
  async append(tx: Tx, governmentId: string, rows: readonly LedgerRow[]): Promise<void> {
    await insertRows(
      tx,
      'movements',
      rows.map((row) => movementRow(governmentId, row)),
    );
  }

  /** All that the ledger holds of some SOPs. */
  async ofSops(q: Queryable, governmentId: string, sops: readonly SopId[]): Promise<Map<SopId, LedgerRow[]>> {
    const found = new Map<SopId, LedgerRow[]>();
    for (let at = 0; at < sops.length; at += 1000) {
      const rows = await q
        .selectFrom('movements')
        .select(COLUMNS)
        .where('government_id', '=', governmentId)
        .where('sop_id', 'in', sops.slice(at, at + 1000))
        // in the order of the key: SQLite takes any other for a reason to go through all that was ever recorded
        .orderBy('sop_id')
        .orderBy('recorded_at')
        .execute();
      for (const row of rows.map(toLedgerRow)) {
        const held = found.get(row.sop);
        if (held) held.push(row);
        else found.set(row.sop, [row]);
      }
    }
    return found;
  }

  /** The net movements of units' own SOPs, for booking them anew. */
  async ofUnits(q: Queryable, governmentId: string, units: readonly UnitId[]): Promise<Movement[]> {
    if (units.length === 0) return [];
    return this.netted(q, governmentId)
      .where('unit_id', 'in', units)
      .execute()
      .then((rows) => rows.map(toMovement));
  }

  /** The rows of a stretch of SOPs, in key order. */
  async between(q: Queryable, governmentId: string, { after, through }: SopStretch): Promise<LedgerRow[]> {
    let query = q.selectFrom('movements').selectAll().where('government_id', '=', governmentId);
    if (after !== null) query = query.where('sop_id', '>', after);
    if (through !== null) query = query.where('sop_id', '<=', through);
    const rows = await query
      .orderBy('sop_id')
      .orderBy('recorded_at')
      .orderBy('effective_on')
      .orderBy('unit_id')
      .orderBy('area')
      .orderBy('cause')
      .execute();
    return rows.map(toLedgerRow);
  }

  /** Takes all rows of a government away, where the guard of the table is (`rewriteAppendOnly`). */
  async clear(tx: Tx, governmentId: string): Promise<void> {
    await tx.deleteFrom('movements').where('government_id', '=', governmentId).execute();
  }

  /** Whether so little was recorded after a moment that it is read at once. */
  async areFewSince(q: Queryable, governmentId: string, moment: Stamp): Promise<boolean> {
    const beyond = await q
      .selectFrom('movements')
      .select('recorded_at')
      .where('government_id', '=', governmentId)
      .where('recorded_at', '>', moment)
      .orderBy('recorded_at')
      .offset(FEW_RECORDED)
      .limit(1)
      .executeTakeFirst();
    return beyond === undefined;
  }

  /**
   * The moments that part what was recorded after one into stretches of some thousand movements, each with the one after which it begins:
   * SQLite lets nobody in while it reads one.
   */
  async *stretches(q: Queryable, governmentId: string, after: Stamp, upTo: Stamp | null): AsyncGenerator<Between> {
    let from = after;
    for (;;) {
      const end = await q
        .selectFrom('movements')
        .select('recorded_at')
        .where('government_id', '=', governmentId)
        .where('recorded_at', '>', from)
        .$if(upTo !== null, (some) => some.where('recorded_at', '<=', upTo as Stamp))
        .orderBy('recorded_at')
        .offset(MOST_ROWS)
        .limit(1)
        .executeTakeFirst();
      if (end === undefined) break;
      yield { after: from, upTo: stamp(end.recorded_at) };
      from = stamp(end.recorded_at);
    }
    yield { after: from, upTo };
  }

  /** Sums of units' own movements recorded after a moment, up to each of some dates since the date before; some at a time. @param dates ascending */
  async *sumsSince(
    q: Queryable,
    governmentId: string,
    moment: Stamp,
    dates: readonly CalendarDate[],
  ): AsyncGenerator<Movement[]> {
    const last = dates.at(-1);
    if (last === undefined) return;
    for await (const { after, upTo } of this.stretches(q, governmentId, moment, null)) {
      const end = upTo === null ? sql`true` : sql`recorded_at <= ${upTo}`;
      const within = sql`recorded_at > ${after} and ${end} and effective_on <= ${last}`;
      const { rows } = await this.summed(dates, within, governmentId).execute(q);
      yield rows.map(toMovement);
    }
  }

  /** Sums of units' own movements up to each of some dates as known at `knownAt` (null = everything recorded), since the date before; some units at a time. @param dates ascending */
  async *knownSums(
    q: Queryable,
    governmentId: string,
    knownAt: Stamp | null,
    units: readonly UnitId[],
    dates: readonly CalendarDate[],
  ): AsyncGenerator<Movement[]> {
    const last = dates.at(-1);
    if (last === undefined) return;
    const size = Math.max(1, Math.min(UNITS_AT_ONCE, Math.floor(MOST_ROWS / AREA_CODES.length / dates.length)));
    for (let at = 0; at < units.length; at += size) {
      const of = sql`unit_id in (${sql.join(units.slice(at, at + size))})`;
      const known = knownAt === null ? of : sql`${of} and ${recordedUpTo(knownAt)}`;
      const { rows } = await this.summed(dates, sql`${known} and effective_on <= ${last}`, governmentId).execute(q);
      yield rows.map(toMovement);
    }
  }

  private summed(dates: readonly CalendarDate[], within: RawBuilder<unknown>, governmentId: string) {
    const columns = sql.join(MEASURE_COLUMNS.map((c) => sql.ref(c)));
    const sums = sql.join(MEASURE_COLUMNS.map((c) => sql`sum(${sql.ref(c)}) as ${sql.ref(c)}`));
    return sql<Parameters<typeof toMovement>[0]>`
      select unit_id, area, effective_on, 'work' as cause, ${sums} from (
        select unit_id, area, ${firstDateFrom(sql.ref('effective_on'), dates)} as effective_on, ${columns}
        from movements where government_id = ${governmentId} and ${within}
      ) known group by unit_id, area, effective_on`;
  }

  private netted(q: Queryable, governmentId: string) {
    return q
      .selectFrom('movements')
      .select(['unit_id', 'area', 'effective_on', 'cause'])
      .select((e) => MEASURE_COLUMNS.map((c) => e.fn.sum<number>(c).as(c)))
      .where('government_id', '=', governmentId)
      .groupBy(['unit_id', 'area', 'effective_on', 'cause']);
  }
}

export const movementRow = (governmentId: string, row: LedgerRow): MovementsTable => ({
  ...{ government_id: governmentId, sop_id: row.sop, recorded_at: row.recordedAt },
  ...{ effective_on: row.effectiveOn, unit_id: row.unit, area: row.area, cause: row.cause },
  ...toColumns(row.measures),
});

const toMovement = (
  row: Pick<MovementsTable, 'unit_id' | 'area' | 'effective_on' | 'cause'> & Parameters<typeof fromColumns>[0],
): Movement => ({
  unit: row.unit_id,
  area: row.area as AreaCode,
  effectiveOn: calendarDate(row.effective_on),
  cause: row.cause as Cause,
  measures: fromColumns(row),
});

const toLedgerRow = (row: Pick<MovementsTable, (typeof COLUMNS)[number]>): LedgerRow => ({
  ...toMovement(row),
  sop: row.sop_id,
  recordedAt: stamp(row.recorded_at),
});

/** Recorded by a moment, of units that are named: the sign keeps SQLite from going through all that was recorded by then instead. */
export const recordedUpTo = (moment: Stamp): RawBuilder<SqlBool> => sql<SqlBool>`+recorded_at <= ${moment}`;

/** The first of some dates (ascending, not empty) at or after a day, which is not after the last: found by halves, because a line may have hundreds. */
export function firstDateFrom(day: RawBuilder<unknown>, dates: readonly CalendarDate[]): RawBuilder<CalendarDate> {
  if (dates.length <= 1) return sql`cast(${dates[0]} as text)`;
  const half = dates.length >> 1;
  const [earlier, later] = [dates.slice(0, half), dates.slice(half)];
  return sql`case when ${day} <= ${earlier.at(-1)} then ${firstDateFrom(day, earlier)} else ${firstDateFrom(day, later)} end`;
}
