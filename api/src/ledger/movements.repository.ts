import { Injectable } from '@nestjs/common';
import {
  calendarDate,
  stamp,
  type AreaCode,
  type CalendarDate,
  type Cause,
  type Measures,
  type Movement,
  type SopId,
  type Stamp,
  type UnitId,
} from '@pantausop/domain';
import { insertRows, type MovementsTable, type Queryable, type Tx } from '@pantausop/database';
import { fromColumns, MEASURE_COLUMNS, toColumns } from './measure-columns';

/** A row of the ledger: a movement, whose it is and since when it is known. */
export interface LedgerRow extends Movement {
  readonly sop: SopId;
  readonly recordedAt: Stamp;
}

/** Sums of a unit's movements in one area on one day, over all causes. */
export interface DaySum {
  readonly unit: UnitId;
  readonly area: AreaCode;
  readonly day: CalendarDate;
  readonly measures: Measures;
}

/** SOPs by the order of their ids: after one, exclusive, through another, inclusive; null = without that bound. */
export interface SopStretch {
  readonly after: SopId | null;
  readonly through: SopId | null;
}

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

  /** Sums of units' own movements per day as known at `knownAt`, up to `to`; of one unit ascending by day. */
  async knownDays(
    q: Queryable,
    governmentId: string,
    knownAt: Stamp,
    units: readonly UnitId[],
    to: CalendarDate,
  ): Promise<DaySum[]> {
    const found: DaySum[] = [];
    for (let at = 0; at < units.length; at += 1000) {
      const rows = await this.netted(q, governmentId)
        .where('unit_id', 'in', units.slice(at, at + 1000))
        .where('recorded_at', '<=', knownAt)
        .where('effective_on', '<=', to)
        .clearGroupBy()
        .clearSelect()
        .select(['unit_id', 'area', 'effective_on'])
        .select((e) => MEASURE_COLUMNS.map((c) => e.fn.sum<number>(c).as(c)))
        .groupBy(['unit_id', 'area', 'effective_on'])
        .orderBy('effective_on')
        .execute();
      for (const row of rows) {
        found.push({
          unit: row.unit_id,
          area: row.area as AreaCode,
          day: calendarDate(row.effective_on),
          measures: fromColumns(row),
        });
      }
    }
    return found;
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
