import { scoreOf, type Cell } from './cell';
import type { AreaCode } from './areas';
import { compareFractions, fraction, type Fraction } from './fraction';
import type { Ruleset } from './ruleset';

/** What an area would add to the unit's index if every SOP in it earned all its points. */
export interface Gap {
  readonly area: AreaCode;
  readonly cell: Cell;
  /** share of the index, 0..1 */
  readonly gain: Fraction;
}

/**
 * The areas that hold back an index, the greatest gain first: A / (sum of A) x (1 - score) over the areas that apply
 * (scoring rules §4). An unmapped area counts as score 0, so it can win its whole weight. Full areas are left out.
 */
export function gapsOf(cells: readonly Cell[], ruleset: Pick<Ruleset, 'areaWeights'>): Gap[] {
  const counted = cells.filter((cell) => cell.status !== 'not_applicable');
  const weights = counted.reduce((sum, cell) => sum + (cell.area === null ? 0 : ruleset.areaWeights[cell.area]), 0);
  const gaps = counted.flatMap((cell): Gap[] => {
    if (cell.area === null) return [];
    const score = scoreOf(cell) ?? { numerator: 0n, denominator: 1n };
    const missing = (score.denominator - score.numerator) * BigInt(ruleset.areaWeights[cell.area]);
    const gain = fraction(missing, score.denominator * BigInt(weights));
    return gain === null || gain.numerator === 0n ? [] : [{ area: cell.area, cell, gain }];
  });
  return gaps.sort((a, b) => compareFractions(b.gain, a.gain));
}
