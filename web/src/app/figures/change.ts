import { compareFractions, subtractFractions, type Fraction } from '@pantausop/domain';
import type { UnitFigure } from './unit-figure';

/** -1, 0 or 1; 0 also where one side has no data. */
export const directionOf = (from: Fraction | null, to: Fraction | null): number =>
  from && to ? compareFractions(to, from) : 0;

/** The exact change; null where one side has no data. */
export const changeOf = ({ index, indexBefore }: Pick<UnitFigure, 'index' | 'indexBefore'>): Fraction | null =>
  index && indexBefore ? subtractFractions(index, indexBefore) : null;

/** A change that reads `+1,2` or `−1,2`, without its sign: the word "Naik" or "Turun" says it. */
export const unsigned = (change: string): string => change.replace(/^[+\u2212]/, '');

/** What is not shown is no change: `0,0` after rounding. */
export const shownDirection = (direction: number, change: string): number => (/[1-9]/.test(change) ? direction : 0);
