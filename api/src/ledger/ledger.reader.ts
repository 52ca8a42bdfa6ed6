import { Injectable } from '@nestjs/common';
import {
  addDays,
  calendarDate,
  daysBetween,
  nextMonth,
  rollUp,
  startOfMonth,
  takenBack,
  type CalendarDate,
  type LineagesOf,
  type Stamp,
  type UnitId,
} from '@pantausop/domain';
import { together, type Queryable } from '@pantausop/database';
import { CellSums, placesOf, SumsOnDates, type Holdings } from './cell-sums';
import { ALL_MEASURES, type Extract } from './extract';
import { HeldBalancesRepository, type DatedSums } from './held-balances.repository';
import { MovementsRepository } from './movements.repository';

/** So many days within months are read one by one, each at the cost of what it shows; of more, all days of their months are. */
const FEW_DAYS = 3;

/** Finding the last row of a cell before a date costs about as much as reading so many days of it. */
const DAYS_PER_DATE = 5;

const LAST_DAY = calendarDate('9999-12-31');

/** Reads balances: the sums of units on dates, of today's knowledge or of a past one. */
@Injectable()
export class LedgerReader {
  constructor(
    private readonly balances: HeldBalancesRepository,
    private readonly movements: MovementsRepository,
  ) {}

  /** The holdings of `units` on each of `dates` (ascending), as everything recorded says: what was held before the month, and what its days added. */
  async current<T, A extends string>(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    dates: readonly CalendarDate[],
    extract: Extract<T, A>,
  ): Promise<Holdings<T, A>[]> {
    const odd = dates.filter((date) => !isMonthEnd(date));
    const ends = dates.filter(isMonthEnd);
    const apart = odd.length <= FEW_DAYS ? odd.filter((one) => !opensAmong(ends, one)) : [];
    const others = dates.filter((date) => !apart.includes(date));
    const [along, ...held] = await together(q, (at) => [
      this.along(at, governmentId, units, others, extract),
      ...apart.map((date) => this.balances.on(at, governmentId, units, date, extract)),
    ]);
    const within = new Map(
      held.map((rows, at): [CalendarDate, Holdings<T, A>] => {
        const sums = new CellSums(placesOf(units), extract);
        for (const row of rows) sums.set(row.unitAt, row.areaAt, row.sums);
        return [apart[at] as CalendarDate, sums.holdings()];
      }),
    );
    return dates.map((date) => within.get(date) ?? (along.shift() as Holdings<T, A>));
  }

  /** On many dates: month balances one after the other, and of dates within a month the sums of its days. */
  private async along<T, A extends string>(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    dates: readonly CalendarDate[],
    extract: Extract<T, A>,
  ): Promise<Holdings<T, A>[]> {
    const asked = dates.map((date) => ({ date, month: monthHeldAt(date) }));
    const [first, last] = [asked[0], asked.at(-1)];
    if (!first || !last) return [];
    const odd = dates.filter((date) => !isMonthEnd(date));
    const [found, within] = await together(q, (at) => [
      this.balances.months(at, governmentId, units, [first.month, last.month], extract),
      this.within(at, governmentId, units, odd, extract),
    ]);
    const months = byDate(found);
    const opening = new CellSums(placesOf(units), extract);
    let next = 0;
    return asked.map(({ date, month }) => {
      for (let at = months[next]; at && at.on <= month; at = months[++next]) {
        for (const row of at.rows) opening.set(row.unitAt, row.areaAt, row.sums);
      }
      const copy = opening.copy();
      for (const row of within.get(date) ?? []) copy.add(row.unitAt, row.areaAt, row.sums);
      return copy.holdings();
    });
  }

  /** What was added from the first of the month to each of some dates: cell by cell, or of many dates from all days of their months. */
  private async within<T, A extends string>(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    dates: readonly CalendarDate[],
    extract: Extract<T, A>,
  ): Promise<ReadonlyMap<CalendarDate, readonly DatedSums<T>[]>> {
    const [first, last] = [dates[0], dates.at(-1)];
    if (!first || !last) return new Map();
    const since = startOfMonth(first);
    if (dates.length * DAYS_PER_DATE < daysBetween(since, last)) {
      const found = byDate(await this.balances.daySumsOn(q, governmentId, units, dates, extract));
      return new Map(found.map(({ on, rows }) => [on, rows]));
    }
    const days = byDate(await this.balances.daySums(q, governmentId, units, [since, last], extract));
    let next = 0;
    let added: DatedSums<T>[] = [];
    return new Map(
      dates.map((date) => {
        const month = startOfMonth(date);
        const sums = new Map<number, DatedSums<T>>();
        for (const row of added) if (row.on >= month) sums.set(placeOf(row, extract), row);
        for (let at = days[next]; at && at.on <= date; at = days[++next]) {
          if (at.on >= month) for (const row of at.rows) sums.set(placeOf(row, extract), row);
        }
        added = [...sums.values()];
        return [date, added];
      }),
    );
  }

  /**
   * The same as known at a past stamp: from the ledger's own rows, along the lineages known then. What moved between two of the dates is read as
   * one sum on the later one, which every unit that holds it holds then.
   *
   * @param units whose sums are asked @param holding every unit that lay, on one of the dates, in or below one of them
   */
  async past(
    q: Queryable,
    governmentId: string,
    knownAt: Stamp,
    { units, holding }: { readonly units: readonly UnitId[]; readonly holding: readonly UnitId[] },
    dates: readonly CalendarDate[],
    lineagesOf: LineagesOf,
  ): Promise<Holdings[]> {
    const sums = new SumsOnDates(units, dates);
    for await (const own of this.movements.knownSums(q, governmentId, knownAt, holding, dates)) {
      sums.add(rollUp(own, lineagesOf));
    }
    return sums.holdings();
  }

  /**
   * The same for few units of many below them: what everything recorded says, without what was recorded since. Units that then lay
   * elsewhere are taken away as they now lie and added as they lay then. null = so much was recorded since that `past` is sooner done
   *
   * @param all every unit known then or now
   */
  async before(
    q: Queryable,
    governmentId: string,
    knownAt: Stamp,
    units: readonly UnitId[],
    dates: readonly CalendarDate[],
    { all, then, now }: { readonly all: Iterable<UnitId>; readonly then: LineagesOf; readonly now: LineagesOf },
  ): Promise<Holdings[] | null> {
    if (!(await this.movements.areFewSince(q, governmentId, knownAt))) return null;
    const turned = new Set([...all].filter((unit) => JSON.stringify(then(unit)) !== JSON.stringify(now(unit))));
    const sums = new SumsOnDates(units, dates);
    for await (const since of this.movements.sumsSince(q, governmentId, knownAt, dates)) {
      const same = since.filter(({ unit }) => !turned.has(unit));
      sums.add(rollUp(same, now).map(takenBack));
    }
    for await (const own of this.movements.knownSums(q, governmentId, null, [...turned], dates)) {
      sums.add(rollUp(own, now).map(takenBack));
    }
    for await (const own of this.movements.knownSums(q, governmentId, knownAt, [...turned], dates)) {
      sums.add(rollUp(own, then));
    }
    const held = await this.current(q, governmentId, units, dates, ALL_MEASURES);
    return sums.holdings(held);
  }
}

/** The month whose opening balance is the last one within `date`'s own holdings. */
const monthHeldAt = (date: CalendarDate): CalendarDate => (isMonthEnd(date) ? nextMonth(date) : startOfMonth(date));

/** Whether what was held before the month of a date is read for some month ends (ascending) anyway. */
function opensAmong(ends: readonly CalendarDate[], date: CalendarDate): boolean {
  const [first, last, month] = [ends[0], ends.at(-1), startOfMonth(date)];
  return first !== undefined && last !== undefined && month >= monthHeldAt(first) && month <= monthHeldAt(last);
}

/** After the last day that can be written no month begins. */
const isMonthEnd = (date: CalendarDate): boolean => date !== LAST_DAY && addDays(date, 1).endsWith('-01');

const placeOf = <T>({ unitAt, areaAt }: DatedSums<T>, { areas }: Pick<Extract<T, string>, 'areas'>): number =>
  unitAt * areas.length + areaAt;

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
