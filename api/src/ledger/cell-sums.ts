import {
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

/** What movements that are rolled up already amount to on each of `dates` (ascending), for the units that are asked. */
export function holdingsOn(
  rolled: readonly Movement[],
  units: readonly UnitId[],
  dates: readonly CalendarDate[],
): Holdings[] {
  const ordered = [...rolled].sort((a, b) =>
    a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0,
  );
  const places = placesOf(units);
  const sums = new CellSums(places, ALL_MEASURES);
  let next = 0;
  return dates.map((date) => {
    for (let row = ordered[next]; row && row.effectiveOn <= date; row = ordered[++next]) {
      const [unitAt, areaAt] = [places.get(row.unit), AREA_PLACES.get(row.area)];
      // what lies above the units that are asked is of no interest
      if (unitAt !== undefined && areaAt !== undefined) sums.add(unitAt, areaAt, row.measures);
    }
    return sums.copy().holdings();
  });
}
