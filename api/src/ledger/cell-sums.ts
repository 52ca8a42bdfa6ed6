import {
  addMeasures,
  AREA_CODES,
  type AreaCode,
  type CalendarDate,
  type Measures,
  type Movement,
  type UnitId,
} from '@pantausop/domain';
import { ALL_MEASURES, type Extract } from './extract';

/** What some units with all below them hold on one date, area by area. */
export type Holdings<T = Measures, A extends string = AreaCode> = (unit: UnitId) => ReadonlyMap<A, T>;

/** Units by their place in the list that was asked. */
export const placesOf = (units: readonly UnitId[]): ReadonlyMap<UnitId, number> =>
  new Map(units.map((unit, at) => [unit, at]));

/** The place of an area in the order of all areas. */
export const AREA_PLACES: ReadonlyMap<AreaCode, number> = new Map(AREA_CODES.map((area, at) => [area, at]));

/** Sums per unit and area while a date moves on: one array, because pages go through thousands of them. */
export class CellSums<T, A extends string = AreaCode> {
  constructor(
    private readonly places: ReadonlyMap<UnitId, number>,
    private readonly extract: Pick<Extract<T, A>, 'areas' | 'add'>,
    private readonly cells: (T | undefined)[] = Array<T | undefined>(places.size * extract.areas.length).fill(
      undefined,
    ),
  ) {}

  set(unitAt: number, areaAt: number, sums: T): void {
    this.cells[unitAt * this.extract.areas.length + areaAt] = sums;
  }

  add(unitAt: number, areaAt: number, sums: T): void {
    const at = unitAt * this.extract.areas.length + areaAt;
    const held = this.cells[at];
    this.cells[at] = held === undefined ? sums : this.extract.add(held, sums);
  }

  copy(): CellSums<T, A> {
    return new CellSums(this.places, this.extract, [...this.cells]);
  }

  /** The holdings as they now are; later changes of these sums do not reach them only if they are of a copy. */
  holdings(): Holdings<T, A> {
    const known = new Map<UnitId, ReadonlyMap<A, T>>();
    return (unit) => {
      const found = known.get(unit) ?? this.areasOf(unit);
      known.set(unit, found);
      return found;
    };
  }

  private areasOf(unit: UnitId): ReadonlyMap<A, T> {
    const areas = new Map<A, T>();
    const unitAt = this.places.get(unit);
    if (unitAt === undefined) return areas;
    this.extract.areas.forEach((area, areaAt) => {
      const sums = this.cells[unitAt * this.extract.areas.length + areaAt];
      if (sums !== undefined) areas.set(area, sums);
    });
    return areas;
  }
}

/** What movements that are rolled up already amount to on each of some dates, for the units that are asked; they come in any order and number. */
export class SumsOnDates {
  private readonly places: ReadonlyMap<UnitId, number>;
  /** per date, what was added since the one before, by place of the cell */
  private readonly added: readonly Map<number, Measures>[];
  private readonly dateAt = new Map<CalendarDate, number>();

  /** @param dates ascending */
  constructor(
    units: readonly UnitId[],
    private readonly dates: readonly CalendarDate[],
  ) {
    this.places = placesOf(units);
    this.added = dates.map(() => new Map<number, Measures>());
  }

  /** What lies above the units that are asked, or after the last date, is of no interest. */
  add(rolled: readonly Movement[]): void {
    for (const { unit, area, effectiveOn, measures } of rolled) {
      const [unitAt, areaAt] = [this.places.get(unit), AREA_PLACES.get(area)];
      const added = this.added[this.placeOf(effectiveOn)];
      if (unitAt === undefined || areaAt === undefined || added === undefined) continue;
      const at = unitAt * AREA_CODES.length + areaAt;
      const held = added.get(at);
      added.set(at, held ? addMeasures(held, measures) : measures);
    }
  }

  /** One for each date. @param held on each date beside what was added */
  holdings(held?: readonly Holdings[]): Holdings[] {
    const sums = new CellSums(this.places, ALL_MEASURES);
    return this.added.map((added, at) => {
      for (const [cell, measures] of added) {
        sums.add(Math.floor(cell / AREA_CODES.length), cell % AREA_CODES.length, measures);
      }
      const beside = held?.[at];
      const copy = sums.copy();
      if (beside) {
        for (const [unit, unitAt] of this.places) {
          for (const [area, own] of beside(unit)) copy.add(unitAt, AREA_PLACES.get(area) as number, own);
        }
      }
      return copy.holdings();
    });
  }

  /** The place of the first date at or after a day. */
  private placeOf(day: CalendarDate): number {
    const known = this.dateAt.get(day);
    if (known !== undefined) return known;
    const found = this.dates.findIndex((date) => date >= day);
    this.dateAt.set(day, found);
    return found;
  }
}
