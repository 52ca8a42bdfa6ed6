import { AREA_CODES, type AreaCode } from '../scoring/areas';
import { coverageOf, indexedCells, indexOf, scoreOf } from '../scoring/cell';
import type { Fraction } from '../scoring/fraction';
import type { UnitId } from '../sop/events';
import { excusedIn, hasIndex, type FigureBasis } from './matrix';
import { sumMeasures, ZERO_MEASURES } from './measures';
import type { ExplainedFigure } from './waterfall';

/**
 * One figure of a unit, exact, without what else is said of it: lines over many units and dates need no more.
 *
 * @param area null = over all areas
 * @returns null where it has no data, or no index of its own
 */
export function exactFigureOf(
  unit: UnitId,
  measure: ExplainedFigure,
  area: AreaCode | null,
  basis: FigureBasis,
): Fraction | null {
  const sums = basis.sumsOf(unit);
  if (measure === 'index') {
    return hasIndex(unit, basis.tree) ? indexOf(indexedCells(sums, excusedIn(unit, basis)), basis.ruleset) : null;
  }
  const asked = area === null ? AREA_CODES : [area];
  const pooled = sumMeasures(asked.map((one) => sums.get(one) ?? ZERO_MEASURES));
  return measure === 'coverage' ? coverageOf(pooled) : scoreOf(pooled);
}
