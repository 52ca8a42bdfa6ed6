import type { CalendarDate } from '../calendar/calendar-date';
import type { AreaCode } from '../scoring/areas';
import { coverageOf, type Cell } from '../scoring/cell';
import { addFractions, compareFractions, scaled, subtractFractions, type Fraction } from '../scoring/fraction';
import type { Forecast } from '../outlook/pace';

/** How a figure moved, as people read it with one decimal: what rounds to 0,0 is `same`. */
export type Direction = 'up' | 'down' | 'same';

/** @param digits decimals of a point of a hundred */
export function directionOf(change: Fraction, digits = 1): Direction {
  const units = scaled(change, 2 + digits);
  return units > 0n ? 'up' : units < 0n ? 'down' : 'same';
}

/** The change from one figure to another; null where one of them has no data. */
export const changeBetween = (before: Fraction | null, now: Fraction | null): Fraction | null =>
  before && now ? subtractFractions(now, before) : null;

/**
 * With how many decimals of a point rounded parts add up to the rounded whole: 2 where they do, else 3 or 4; 4 even where they
 * do not, which takes parts that differ by less than anybody reads.
 */
export function digitsThatAddUp(parts: readonly Fraction[], whole: Fraction): 2 | 3 | 4 {
  const addsUp = (digits: number): boolean =>
    parts.reduce((sum, part) => sum + scaled(part, 2 + digits), 0n) === scaled(whole, 2 + digits);
  return addsUp(2) ? 2 : addsUp(3) ? 3 : 4;
}

export const sumOfFractions = (all: readonly Fraction[]): Fraction =>
  all.reduce<Fraction>(addFractions, { numerator: 0n, denominator: 1n });

type Covered = Pick<Cell, 'area' | 'required' | 'inForce'>;

/** The area with the lowest coverage of those in which something is required; of equals the first. */
export const weakestArea = <C extends Covered>(cells: readonly C[]): C | undefined => extremeArea(cells, -1);
export const strongestArea = <C extends Covered>(cells: readonly C[]): C | undefined => extremeArea(cells, 1);

function extremeArea<C extends Covered>(cells: readonly C[], sign: 1 | -1): C | undefined {
  return cells
    .filter(({ area, required }) => area !== null && required > 0)
    .reduce<C | undefined>((best, cell) => {
      const [a, b] = [coverageOf(cell), best && coverageOf(best)];
      return a && b && sign * compareFractions(a, b) <= 0 ? best : cell;
    }, undefined);
}

/** What the pace of the last months says of a target. */
export type TargetOutlook =
  | { readonly kind: 'none' | 'unknown' | 'reached' | 'never' }
  /** met in the month of the target's date, or on another date before or after it */
  | { readonly kind: 'in_time' | 'earlier' | 'later'; readonly on: CalendarDate };

/** @param dueOn null = no target */
export function targetOutlook(dueOn: CalendarDate | null, forecast: Forecast): TargetOutlook {
  if (dueOn === null) return { kind: 'none' };
  if (forecast.kind === 'reached') return { kind: 'reached' };
  if (forecast.kind === 'no_data') return { kind: 'unknown' };
  if (forecast.date === null) return { kind: 'never' };
  const [on, due] = [forecast.date.slice(0, 7), dueOn.slice(0, 7)];
  return { kind: on < due ? 'earlier' : on > due ? 'later' : 'in_time', on: forecast.date };
}

/** OPDs by what they have reached of one area. */
export interface AreaStanding {
  readonly area: AreaCode;
  readonly complete: number;
  readonly partial: number;
  readonly none: number;
  readonly unmapped: number;
  readonly notApplicable: number;
}

export function areaStanding(area: AreaCode, cells: readonly Pick<Cell, 'status'>[]): AreaStanding {
  const count = (status: Cell['status']): number => cells.filter((cell) => cell.status === status).length;
  return {
    area,
    complete: count('complete'),
    partial: count('partial'),
    none: count('none'),
    unmapped: count('unmapped'),
    notApplicable: count('not_applicable'),
  };
}
