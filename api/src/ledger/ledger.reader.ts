import { Injectable } from '@nestjs/common';
import {
  addDays,
  nextMonth,
  rollUp,
  startOfMonth,
  type AreaCode,
  type CalendarDate,
  type LineagesOf,
  type Measures,
  type Stamp,
  type UnitId,
} from '@pantausop/domain';
import type { Queryable } from '@pantausop/database';
import { ALL_MEASURES, type Extract } from './extract';
import { HeldBalancesRepository, type DatedSums } from './held-balances.repository';
import { MovementsRepository } from './movements.repository';

/** What some units with all below them hold on one date, area by area. */
export type Holdings<T = Measures> = (unit: UnitId) => ReadonlyMap<AreaCode, T>;

/** Reads balances: the sums of units on dates, of today's knowledge or of a past one. */
@Injectable()
export class LedgerReader {
  constructor(
    private readonly balances: HeldBalancesRepository,
    private readonly movements: MovementsRepository,
  ) {}

  /**
   * The holdings of `units` on each of `dates` (ascending), as everything recorded says.
   * Month balances carry the past; only days after the last month start are added up.
   */
  async current<T>(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    dates: readonly CalendarDate[],
    extract: Extract<T>,
  ): Promise<Holdings<T>[]> {
    const asked = dates.map((date) => ({ date, month: monthHeldAt(date), isMonthEnd: isMonthEnd(date) }));
    const [first, last] = [asked[0], asked.at(-1)];
    if (!first || !last) return [];
    const months = byDate(await this.balances.months(q, governmentId, units, [first.month, last.month], extract));
    const within = asked.filter((one) => !one.isMonthEnd);
    const [firstWithin, lastWithin] = [within[0], within.at(-1)];
    const days =
      firstWithin && lastWithin
        ? byDate(await this.balances.days(q, governmentId, units, [firstWithin.month, lastWithin.date], extract))
        : [];
    const sums = new RunningSums(extract);
    let nextMonths = 0;
    return asked.map(({ date, month, isMonthEnd: whole }) => {
      for (let at = months[nextMonths]; at && at.on <= month; at = months[++nextMonths]) {
        for (const row of at.rows) sums.set(row);
      }
      const holdings = sums.copy();
      if (whole) return holdings.reader();
      for (const { on, rows } of days) if (on >= month && on <= date) for (const row of rows) holdings.add(row);
      return holdings.reader();
    });
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
    ).sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0));
    const sums = new RunningSums(ALL_MEASURES);
    let next = 0;
    return dates.map((date) => {
      for (let row = rolled[next]; row && row.effectiveOn <= date; row = rolled[++next]) {
        sums.add({ unit: row.unit, area: row.area, sums: row.measures });
      }
      return sums.copy().reader();
    });
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

type CellSums<T> = Pick<DatedSums<T>, 'unit' | 'area' | 'sums'>;

/** Sums per unit and area while a date moves on. */
class RunningSums<T> {
  constructor(
    private readonly extract: Extract<T>,
    private readonly units = new Map<UnitId, Map<AreaCode, T>>(),
  ) {}

  set({ unit, area, sums }: CellSums<T>): void {
    this.areasOf(unit).set(area, sums);
  }

  add({ unit, area, sums }: CellSums<T>): void {
    const areas = this.areasOf(unit);
    const held = areas.get(area);
    areas.set(area, held === undefined ? sums : this.extract.add(held, sums));
  }

  copy(): RunningSums<T> {
    return new RunningSums(this.extract, new Map([...this.units].map(([unit, areas]) => [unit, new Map(areas)])));
  }

  reader(): Holdings<T> {
    return (unit) => this.units.get(unit) ?? new Map<AreaCode, T>();
  }

  private areasOf(unit: UnitId): Map<AreaCode, T> {
    const known = this.units.get(unit);
    if (known) return known;
    const areas = new Map<AreaCode, T>();
    this.units.set(unit, areas);
    return areas;
  }
}
