import { Injectable } from '@nestjs/common';
import {
  addDays,
  nextMonth,
  rollUp,
  startOfMonth,
  type CalendarDate,
  type LineagesOf,
  type Stamp,
  type UnitId,
} from '@pantausop/domain';
import type { Queryable } from '@pantausop/database';
import { CellSums, holdingsOn, placesOf, type Holdings } from './cell-sums';
import type { Extract } from './extract';
import { HeldBalancesRepository, type DatedSums } from './held-balances.repository';
import { MovementsRepository } from './movements.repository';

/** So many days within months are read one by one: each costs half a month at most, a range of days all that lies in it. */
const FEW_DAYS = 3;

/** Reads balances: the sums of units on dates, of today's knowledge or of a past one. */
@Injectable()
export class LedgerReader {
  constructor(
    private readonly balances: HeldBalancesRepository,
    private readonly movements: MovementsRepository,
  ) {}

  /**
   * The holdings of `units` on each of `dates` (ascending), as everything recorded says.
   * Month balances carry the past; only days since the nearest month start are added up, or taken away.
   */
  async current<T, A extends string>(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    dates: readonly CalendarDate[],
    extract: Extract<T, A>,
  ): Promise<Holdings<T, A>[]> {
    const asked = dates.map((date) => ({ date, month: monthHeldAt(date), isMonthEnd: isMonthEnd(date) }));
    const [first, last] = [asked[0], asked.at(-1)];
    if (!first || !last) return [];
    const odd = asked.filter((one) => !one.isMonthEnd);
    if (odd.length > 0 && odd.length <= FEW_DAYS) {
      const ends = await this.current(q, governmentId, units, dates.filter(isMonthEnd), extract);
      const within = new Map<CalendarDate, Holdings<T, A>>();
      for (const { date } of odd) within.set(date, await this.onDay(q, governmentId, units, date, extract));
      return dates.map((date) => within.get(date) ?? (ends.shift() as Holdings<T, A>));
    }
    const months = byDate(await this.balances.months(q, governmentId, units, [first.month, last.month], extract));
    const [firstWithin, lastWithin] = [odd[0], odd.at(-1)];
    const days =
      firstWithin && lastWithin
        ? byDate(await this.balances.days(q, governmentId, units, [firstWithin.month, lastWithin.date], extract))
        : [];
    const sums = new CellSums(placesOf(units), extract);
    let nextMonths = 0;
    return asked.map(({ date, month, isMonthEnd: whole }) => {
      for (let at = months[nextMonths]; at && at.on <= month; at = months[++nextMonths]) {
        for (const row of at.rows) sums.set(row.unitAt, row.areaAt, row.sums);
      }
      const copy = sums.copy();
      if (whole) return copy.holdings();
      for (const { on, rows } of days) {
        if (on < month || on > date) continue;
        for (const row of rows) copy.add(row.unitAt, row.areaAt, row.sums);
      }
      return copy.holdings();
    });
  }

  /** One day within a month: from the nearer of its two ends. */
  private async onDay<T, A extends string>(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    date: CalendarDate,
    extract: Extract<T, A>,
  ): Promise<Holdings<T, A>> {
    const ahead = date.slice(8) > '15';
    const month = ahead ? nextMonth(date) : startOfMonth(date);
    const between = ahead ? ([addDays(date, 1), addDays(month, -1)] as const) : ([month, date] as const);
    const sums = new CellSums(placesOf(units), extract);
    for (const row of await this.balances.months(q, governmentId, units, [month, month], extract)) {
      sums.set(row.unitAt, row.areaAt, row.sums);
    }
    for (const row of await this.balances.stretch(q, governmentId, units, between, extract)) {
      sums.add(row.unitAt, row.areaAt, ahead ? extract.subtract(extract.zero, row.sums) : row.sums);
    }
    return sums.holdings();
  }

  /**
   * The same as known at a past stamp: from the ledger's own rows, along the lineages known then.
   *
   * @param holding every unit that lay, on one of the dates, in or below a unit that is asked about
   */
  async past(
    q: Queryable,
    governmentId: string,
    knownAt: Stamp,
    holding: readonly UnitId[],
    dates: readonly CalendarDate[],
    lineagesOf: LineagesOf,
  ): Promise<Holdings[]> {
    const last = dates.at(-1);
    if (last === undefined) return [];
    const own = await this.movements.knownDays(q, governmentId, knownAt, holding, last);
    const rolled = rollUp(
      own.map(({ unit, area, day, measures }) => ({ unit, area, effectiveOn: day, cause: 'work', measures })),
      lineagesOf,
    );
    return holdingsOn(rolled, holding, dates);
  }
}

/** The month whose opening balance is the last one within `date`'s own holdings. */
const monthHeldAt = (date: CalendarDate): CalendarDate => (isMonthEnd(date) ? nextMonth(date) : startOfMonth(date));

const isMonthEnd = (date: CalendarDate): boolean => addDays(date, 1).endsWith('-01');

/** Rows of one date together, the dates ascending. */
function byDate<T>(rows: readonly DatedSums<T>[]): { on: CalendarDate; rows: DatedSums<T>[] }[] {
  const dates = new Map<CalendarDate, DatedSums<T>[]>();
  for (const row of rows) {
    const same = dates.get(row.on);
    if (same) same.push(row);
    else dates.set(row.on, [row]);
  }
  return [...dates].map(([on, same]) => ({ on, rows: same })).sort((a, b) => (a.on < b.on ? -1 : 1));
}
