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
import { sql, type RawBuilder } from 'kysely';
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

  /** The net movements of units' own SOPs, for booking them anew when the organisation changes. */
  async ofUnits(q: Queryable, governmentId: string, units: readonly UnitId[]): Promise<Movement[]> {
    if (units.length === 0) return [];
    return this.netted(q, governmentId)
      .where('unit_id', 'in', units)
      .execute()
      .then((rows) => rows.map(toMovement));
  }

  /** The net movements of a government in one area: what its balances are made from. */
  async inArea(q: Queryable, governmentId: string, area: AreaCode): Promise<Movement[]> {
    return this.netted(q, governmentId)
      .where('area', '=', area)
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

  /** Sums of units' own movements up to each of some dates as known at `knownAt`, since the date before; some units at a time. @param dates ascending */
  async *knownSums(
    q: Queryable,
    governmentId: string,
    knownAt: Stamp,
    units: readonly UnitId[],
    dates: readonly CalendarDate[],
  ): AsyncGenerator<Movement[]> {
    const last = dates.at(-1);
    if (last === undefined) return;
    const size = Math.max(1, Math.min(1000, Math.floor(MOST_ROWS / AREA_CODES.length / dates.length)));
    const on = firstDateFrom(sql.ref('effective_on'), dates);
    const columns = sql.join(MEASURE_COLUMNS.map((c) => sql.ref(c)));
    const sums = sql.join(MEASURE_COLUMNS.map((c) => sql`sum(${sql.ref(c)}) as ${sql.ref(c)}`));
    for (let at = 0; at < units.length; at += size) {
      const { rows } = await sql<Parameters<typeof toMovement>[0]>`
        select unit_id, area, effective_on, 'work' as cause, ${sums} from (
          select unit_id, area, ${on} as effective_on, ${columns} from movements
          where government_id = ${governmentId} and unit_id in (${sql.join(units.slice(at, at + size))})
            and recorded_at <= ${knownAt} and effective_on <= ${last}
        ) known group by unit_id, area, effective_on`.execute(q);
      yield rows.map(toMovement);
    }
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

/** The first of some dates (ascending, not empty) at or after a day, which is not after the last: found by halves, because a line may have hundreds. */
export function firstDateFrom(day: RawBuilder<unknown>, dates: readonly CalendarDate[]): RawBuilder<CalendarDate> {
  if (dates.length <= 1) return sql`cast(${dates[0]} as text)`;
  const half = dates.length >> 1;
  const [earlier, later] = [dates.slice(0, half), dates.slice(half)];
  return sql`case when ${day} <= ${earlier.at(-1)} then ${firstDateFrom(day, earlier)} else ${firstDateFrom(day, later)} end`;
}
