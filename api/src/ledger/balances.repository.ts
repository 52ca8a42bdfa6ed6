import { Injectable } from '@nestjs/common';
import { calendarDate, type Cause, type UnitId } from '@pantausop/domain';
import { insertRows, type Queryable, type Tx } from '@pantausop/database';
import { balanceRows, BALANCE_TABLES, type Booked, type BookedArea, type HeldBalance } from './balance-rows';
import { fromColumns } from './measure-columns';

/** A part of the balances that is looked at by itself; an area of some units, or of all. */
export type BalanceSlice =
  { readonly unit: UnitId } | { readonly area: BookedArea; readonly units?: readonly UnitId[] };

/** The derived balances of every unit with all below it: current knowledge only, rebuilt from the ledger at will. */
@Injectable()
export class BalancesRepository {
  /** The day balances of one unit, or of some in one area, in key order: for `verify` and the digest. */
  async daysOf(q: Queryable, governmentId: string, slice: BalanceSlice): Promise<Booked[]> {
    const rows = await this.sliceOf(q, 'day_balances', governmentId, slice)
      .orderBy('effective_on')
      .orderBy('cause')
      .execute();
    return rows.map((row) => bookedOf(row, row.effective_on));
  }

  /** Day balances added up per month, of one unit, or of some in one area, each on the first day, in key order. */
  async causesOf(q: Queryable, governmentId: string, slice: BalanceSlice): Promise<Booked[]> {
    const rows = await this.sliceOf(q, 'month_causes', governmentId, slice).orderBy('month').orderBy('cause').execute();
    return rows.map((row) => bookedOf(row, row.month));
  }

  /** The month balances of one unit, or of some in one area, in key order. */
  async monthsOf(q: Queryable, governmentId: string, slice: BalanceSlice): Promise<HeldBalance[]> {
    const rows = await this.sliceOf(q, 'month_balances', governmentId, slice).orderBy('month').execute();
    return rows.map((row) => heldBalance(row, row.month));
  }

  /** What was added since the first of a month up to each day, of one unit, or of some in one area, in key order. */
  async daySumsOf(q: Queryable, governmentId: string, slice: BalanceSlice): Promise<HeldBalance[]> {
    const rows = await this.sliceOf(q, 'day_sums', governmentId, slice).orderBy('day').execute();
    return rows.map((row) => heldBalance(row, row.day));
  }

  /** Takes the balances away: those of some areas, or all. */
  async clear(tx: Tx, governmentId: string, areas: readonly BookedArea[] | null): Promise<void> {
    for (const table of BALANCE_TABLES) {
      let rows = tx.deleteFrom(table).where('government_id', '=', governmentId);
      if (areas) rows = rows.where('area', 'in', areas);
      await rows.execute();
    }
  }

  /** Balances where there are none. @param booked rolled up and netted */
  async put(tx: Tx, governmentId: string, booked: readonly Booked[]): Promise<void> {
    const rows = balanceRows(governmentId, booked);
    await insertRows(tx, 'day_balances', rows.day_balances);
    await insertRows(tx, 'month_balances', rows.month_balances);
    await insertRows(tx, 'day_sums', rows.day_sums);
    await insertRows(tx, 'month_causes', rows.month_causes);
  }

  private sliceOf<T extends (typeof BALANCE_TABLES)[number]>(
    q: Queryable,
    table: T,
    governmentId: string,
    slice: BalanceSlice,
  ) {
    const rows = q
      .selectFrom<(typeof BALANCE_TABLES)[number]>(table)
      .selectAll(table)
      .where('government_id', '=', governmentId);
    let own = 'unit' in slice ? rows.where('unit_id', '=', slice.unit) : rows.where('area', '=', slice.area);
    if ('units' in slice && slice.units) own = own.where('unit_id', 'in', slice.units);
    return own.orderBy('unit_id').orderBy('area');
  }
}

type CellRow = { unit_id: string; area: string } & Parameters<typeof fromColumns>[0];

const bookedOf = (row: CellRow & { cause: string }, on: string): Booked => ({
  unit: row.unit_id,
  area: row.area as BookedArea,
  effectiveOn: calendarDate(on),
  cause: row.cause as Cause,
  measures: fromColumns(row),
});

const heldBalance = (row: CellRow, on: string): HeldBalance => ({
  unit: row.unit_id,
  area: row.area as BookedArea,
  on: calendarDate(on),
  measures: fromColumns(row),
});
