import { Injectable } from '@nestjs/common';
import {
  calendarDate,
  type AreaCode,
  type CalendarDate,
  type Cause,
  type Booking,
  type Measures,
  type OpdArea,
  type UnitId,
} from '@pantausop/domain';
import {
  insertRows,
  type DayBalancesTable,
  type MonthBalancesTable,
  type Queryable,
  type Tx,
} from '@pantausop/database';
import { sql } from 'kysely';
import { fromColumns, MEASURE_COLUMNS, toColumns } from './measure-columns';

/** Where balances are kept: the areas, and the counts of OPDs beside them. */
export type BookedArea = AreaCode | OpdArea;

/** What a unit and all below it held in one area before the first day of a month. */
export interface MonthBalance {
  readonly unit: UnitId;
  readonly area: BookedArea;
  readonly month: CalendarDate;
  readonly measures: Measures;
}

/** A part of the balances that is looked at by itself. */
export type BalanceSlice = { readonly unit: UnitId } | { readonly area: BookedArea };

/** The derived balances of every unit with all below it: current knowledge only, rebuilt from the ledger at will. */
@Injectable()
export class BalancesRepository {
  /** Adds rolled-up movements to the day balances. Rows that come to zero stay; they say nothing. */
  async addToDays(tx: Tx, governmentId: string, movements: readonly Booking[]): Promise<void> {
    const rows = movements.map((movement) => dayRow(governmentId, movement));
    for (let at = 0; at < rows.length; at += 500) {
      await tx
        .insertInto('day_balances')
        .values(rows.slice(at, at + 500))
        .onConflict((conflict) =>
          conflict
            .columns(['government_id', 'unit_id', 'area', 'effective_on', 'cause'])
            .doUpdateSet(
              Object.fromEntries(
                MEASURE_COLUMNS.map((c) => [
                  c,
                  sql<number>`${sql.ref(`day_balances.${c}`)} + ${sql.ref(`excluded.${c}`)}`,
                ]),
              ),
            ),
        )
        .execute();
    }
  }

  /** Every month row of some units. */
  async months(q: Queryable, governmentId: string, units: readonly UnitId[]): Promise<MonthBalance[]> {
    if (units.length === 0) return [];
    const rows = await q
      .selectFrom('month_balances')
      .selectAll()
      .where('government_id', '=', governmentId)
      .where('unit_id', 'in', units)
      .orderBy('month')
      .execute();
    return rows.map(toMonthBalance);
  }

  async putMonths(tx: Tx, governmentId: string, balances: readonly MonthBalance[]): Promise<void> {
    const rows = balances.map((balance) => monthRow(governmentId, balance));
    for (let at = 0; at < rows.length; at += 500) {
      await tx
        .insertInto('month_balances')
        .values(rows.slice(at, at + 500))
        .onConflict((conflict) =>
          conflict
            .columns(['government_id', 'unit_id', 'area', 'month'])
            .doUpdateSet(Object.fromEntries(MEASURE_COLUMNS.map((c) => [c, sql<number>`${sql.ref(`excluded.${c}`)}`]))),
        )
        .execute();
    }
  }

  /** The day balances of one unit or one area, in key order: for `verify` and the digest. */
  async daysOf(q: Queryable, governmentId: string, slice: BalanceSlice): Promise<Booking<BookedArea>[]> {
    const rows = await q
      .selectFrom('day_balances')
      .selectAll()
      .where('government_id', '=', governmentId)
      .where('unit' in slice ? 'unit_id' : 'area', '=', 'unit' in slice ? slice.unit : slice.area)
      .orderBy('unit_id')
      .orderBy('area')
      .orderBy('effective_on')
      .orderBy('cause')
      .execute();
    return rows.map((row) => ({
      unit: row.unit_id,
      area: row.area as BookedArea,
      effectiveOn: calendarDate(row.effective_on),
      cause: row.cause as Cause,
      measures: fromColumns(row),
    }));
  }

  /** The month balances of one unit or one area, in key order. */
  async monthsOf(q: Queryable, governmentId: string, slice: BalanceSlice): Promise<MonthBalance[]> {
    const rows = await q
      .selectFrom('month_balances')
      .selectAll()
      .where('government_id', '=', governmentId)
      .where('unit' in slice ? 'unit_id' : 'area', '=', 'unit' in slice ? slice.unit : slice.area)
      .orderBy('unit_id')
      .orderBy('area')
      .orderBy('month')
      .execute();
    return rows.map(toMonthBalance);
  }

  /** Takes the balances away: those of some areas, or all. */
  async clear(tx: Tx, governmentId: string, areas: readonly BookedArea[] | null): Promise<void> {
    for (const table of ['day_balances', 'month_balances'] as const) {
      let rows = tx.deleteFrom(table).where('government_id', '=', governmentId);
      if (areas) rows = rows.where('area', 'in', areas);
      await rows.execute();
    }
  }

  async putDays(tx: Tx, governmentId: string, movements: readonly Booking[]): Promise<void> {
    await insertRows(
      tx,
      'day_balances',
      movements.map((movement) => dayRow(governmentId, movement)),
    );
  }
}

export const dayRow = (
  governmentId: string,
  { unit, area, effectiveOn, cause, measures }: Booking,
): DayBalancesTable => ({
  ...{ government_id: governmentId, unit_id: unit, area, effective_on: effectiveOn, cause },
  ...toColumns(measures),
});

export const monthRow = (governmentId: string, { unit, area, month, measures }: MonthBalance): MonthBalancesTable => ({
  ...{ government_id: governmentId, unit_id: unit, area, month },
  ...toColumns(measures),
});

const toMonthBalance = (
  row: { unit_id: string; area: string; month: string } & Parameters<typeof fromColumns>[0],
): MonthBalance => ({
  unit: row.unit_id,
  area: row.area as BookedArea,
  month: calendarDate(row.month),
  measures: fromColumns(row),
});
