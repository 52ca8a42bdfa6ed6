import type { DayBalancesTable, DaySumsTable, MonthBalancesTable, MonthCausesTable } from '@pantausop/database';
import {
  addMeasures,
  startOfMonth,
  stretchesOfDays,
  stretchesOfMonths,
  type AreaCode,
  type Booking,
  type CalendarDate,
  type Measures,
  type OpdArea,
  type Stretch,
  type UnitId,
} from '@pantausop/domain';
import { toColumns } from './measure-columns';

/** Where balances are kept: the areas, and the counts of OPDs beside them. */
export type BookedArea = AreaCode | OpdArea;
export type Booked = Booking<BookedArea>;

/** What a unit and all below it hold in one area, as of a day. */
export interface HeldBalance {
  readonly unit: UnitId;
  readonly area: BookedArea;
  readonly on: CalendarDate;
  readonly measures: Measures;
}

/** What is added to one (unit, area) on some days. */
export type CellStretch = Stretch & Pick<HeldBalance, 'unit' | 'area'>;

/** Balances before the first day of months, as far as they change by rolled-up movements. */
export const cellMonths = (booked: readonly Booked[]): CellStretch[] => perCell(booked, stretchesOfMonths);

/** What was added since the first day of a month, as far as it changes by rolled-up movements. */
export const cellDays = (booked: readonly Booked[]): CellStretch[] => perCell(booked, stretchesOfDays);

/** Rolled-up movements added up per month: each lies on the first day. */
export function causesOfMonths(booked: readonly Booked[]): Booked[] {
  const net = new Map<string, Booked>();
  for (const { effectiveOn, ...rest } of booked) {
    const month = startOfMonth(effectiveOn);
    const key = `${cellKey(rest)}|${month}|${rest.cause}`;
    const held = net.get(key);
    const measures = held ? addMeasures(held.measures, rest.measures) : rest.measures;
    net.set(key, { ...rest, effectiveOn: month, measures });
  }
  return [...net.values()];
}

/** What stretches make over nothing. */
export const balancesOf = (stretches: readonly CellStretch[]): HeldBalance[] =>
  stretches.map(({ unit, area, from: on, measures }) => ({ unit, area, on, measures }));

export const cellKey = ({ unit, area }: Pick<Booked, 'unit' | 'area'>): string => `${unit}|${area}`;

function perCell(booked: readonly Booked[], stretched: (movements: readonly Booked[]) => Stretch[]): CellStretch[] {
  const cells = new Map<string, Booked[]>();
  for (const one of booked) {
    const list = cells.get(cellKey(one));
    if (list) list.push(one);
    else cells.set(cellKey(one), [one]);
  }
  return [...cells.values()].flatMap((list) => {
    const [{ unit, area }] = list as [Booked];
    return stretched(list).map((stretch) => ({ ...stretch, unit, area }));
  });
}

/** The rows of all tables of balances that rolled-up movements make over nothing. @param booked netted */
export interface BalanceRows {
  readonly day_balances: DayBalancesTable[];
  readonly month_balances: MonthBalancesTable[];
  readonly day_sums: DaySumsTable[];
  readonly month_causes: MonthCausesTable[];
}

export const BALANCE_TABLES = ['day_balances', 'month_balances', 'day_sums', 'month_causes'] as const;

export function balanceRows(governmentId: string, booked: readonly Booked[]): BalanceRows {
  const cell = ({ unit, area, measures }: Pick<Booked, 'unit' | 'area' | 'measures'>) => ({
    ...{ government_id: governmentId, unit_id: unit, area },
    ...toColumns(measures),
  });
  return {
    day_balances: booked.map((one) => ({ ...cell(one), effective_on: one.effectiveOn, cause: one.cause })),
    month_balances: balancesOf(cellMonths(booked)).map((one) => ({ ...cell(one), month: one.on })),
    day_sums: balancesOf(cellDays(booked)).map((one) => ({ ...cell(one), day: one.on })),
    month_causes: causesOfMonths(booked).map((one) => ({ ...cell(one), month: one.effectiveOn, cause: one.cause })),
  };
}
