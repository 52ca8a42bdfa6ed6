import { Injectable } from '@nestjs/common';
import {
  addDays,
  addMeasures,
  AREA_CODES,
  nextMonth,
  rollUp,
  startOfMonth,
  ZERO_MEASURES,
  type AreaCode,
  type CalendarDate,
  type LineagesOf,
  type Measures,
  type Stamp,
  type SumsByArea,
  type UnitId,
} from '@pantausop/domain';
import type { Queryable } from '@pantausop/database';
import { BalancesRepository } from './balances.repository';
import { MovementsRepository } from './movements.repository';

/** What some units with all below them hold on one date. */
export type Holdings = (unit: UnitId) => SumsByArea;

/** Reads balances: the sums of units on dates, of today's knowledge or of a past one. */
@Injectable()
export class LedgerReader {
  constructor(
    private readonly balances: BalancesRepository,
    private readonly movements: MovementsRepository,
  ) {}

  /**
   * The holdings of `units` on each of `dates` (ascending), as everything recorded says.
   * Month balances carry the past; only days after the last month start are added up.
   */
  async current(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    dates: readonly CalendarDate[],
    areas: readonly AreaCode[] = AREA_CODES,
  ): Promise<Holdings[]> {
    const [first, last] = [dates[0], dates.at(-1)];
    if (first === undefined || last === undefined) return [];
    const months = await this.balances.monthsBetween(
      q,
      governmentId,
      units,
      areas,
      monthHeldAt(first),
      monthHeldAt(last),
    );
    const inMonth = dates.filter((date) => !isMonthEnd(date));
    const [firstDay, lastDay] = [inMonth[0], inMonth.at(-1)];
    const days =
      firstDay === undefined || lastDay === undefined
        ? []
        : await this.balances.daysBetween(q, governmentId, units, areas, startOfMonth(firstDay), lastDay);
    const sums = new RunningSums();
    let nextBalance = 0;
    return dates.map((date) => {
      for (let row = months[nextBalance]; row && row.month <= monthHeldAt(date); row = months[++nextBalance]) {
        sums.set(row.unit, row.area, row.measures);
      }
      const holdings = sums.copy();
      if (isMonthEnd(date)) return holdings.reader();
      const from = startOfMonth(date);
      for (const row of days) {
        if (row.day >= from && row.day <= date) holdings.add(row.unit, row.area, row.measures);
      }
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
    const sums = new RunningSums();
    let next = 0;
    return dates.map((date) => {
      for (let row = rolled[next]; row && row.effectiveOn <= date; row = rolled[++next]) {
        sums.add(row.unit, row.area, row.measures);
      }
      return sums.copy().reader();
    });
  }
}

/** The month whose opening balance is the last one within `date`'s own holdings. */
const monthHeldAt = (date: CalendarDate): CalendarDate => (isMonthEnd(date) ? nextMonth(date) : startOfMonth(date));

const isMonthEnd = (date: CalendarDate): boolean => addDays(date, 1).endsWith('-01');

/** Sums per unit and area while a date moves on. */
class RunningSums {
  constructor(private readonly units = new Map<UnitId, Map<AreaCode, Measures>>()) {}

  set(unit: UnitId, area: AreaCode, measures: Measures): void {
    this.areasOf(unit).set(area, measures);
  }

  add(unit: UnitId, area: AreaCode, measures: Measures): void {
    const areas = this.areasOf(unit);
    areas.set(area, addMeasures(areas.get(area) ?? ZERO_MEASURES, measures));
  }

  copy(): RunningSums {
    return new RunningSums(new Map([...this.units].map(([unit, areas]) => [unit, new Map(areas)])));
  }

  reader(): Holdings {
    return (unit) => this.units.get(unit) ?? new Map();
  }

  private areasOf(unit: UnitId): Map<AreaCode, Measures> {
    const known = this.units.get(unit);
    if (known) return known;
    const areas = new Map<AreaCode, Measures>();
    this.units.set(unit, areas);
    return areas;
  }
}
