import { coverageOf, indexOf, scoreOf, totalOfAreas, type Cell } from './cell';
import type { AreaCode } from './areas';
import { compareFractions, type Fraction } from './fraction';
import type { RulesetContents } from './ruleset';

export type TargetMeasure = 'coverage' | 'score' | 'index';

/** What a target speaks of, as an exact fraction; null = no data. @param area null = all areas; an index is always of all */
export function measuredBy(
  measure: TargetMeasure,
  area: AreaCode | null,
  cells: readonly Cell[],
  rules: Pick<RulesetContents, 'areaWeights'>,
): Fraction | null {
  if (measure === 'index') return indexOf(cells, rules);
  const cell = area === null ? totalOfAreas(cells) : cells.find((one) => one.area === area);
  if (!cell) return null;
  return measure === 'coverage' ? coverageOf(cell) : scoreOf(cell);
}

/** Whether a value reaches a target given in millionths, on the exact value. */
export const reaches = (value: Fraction | null, millionths: number): boolean =>
  value !== null && compareFractions(value, { numerator: BigInt(millionths), denominator: 1_000_000n }) >= 0;
