import type { Cell } from '../scoring/cell';
import { addFractions, compareFractions, fraction, reduced, type Fraction } from '../scoring/fraction';
import type { Predikat, Ruleset } from '../scoring/ruleset';
import { indexPerPoint } from './happenings';

/** Points (of 100) that an index falls before somebody should call. */
export const POINTS_OF_FALL = 3;

/** Down so much or more, of 0..1: somebody should call. */
export const FALL_TO_CALL: Fraction = { numerator: BigInt(-POINTS_OF_FALL), denominator: 100n };

/** Why an OPD should be called; the first that is true says what to ask for. */
export type CallReason = 'silent' | 'fell' | 'low';

/** An index below all the cuts but the last one is reason enough, whatever else is. */
const LOW: Predikat = 'sangat_kurang';

export function callReasonOf({
  silent,
  change,
  predikat,
}: {
  silent: boolean;
  change: Fraction | null;
  predikat: Predikat | null;
}): CallReason | null {
  if (silent) return 'silent';
  if (change && compareFractions(change, FALL_TO_CALL) <= 0) return 'fell';
  return predikat === LOW ? 'low' : null;
}

/** What a unit would add to the index of the whole if it earned all its points: sum of A x missing / (100 W of the whole x sum of A). */
export function winnableWithin(
  own: readonly Cell[],
  whole: readonly Cell[],
  rules: Pick<Ruleset, 'areaWeights'>,
): Fraction {
  const perPoint = indexPerPoint(whole, rules);
  return own.reduce<Fraction>(
    (sum, { area, weight, points }) => {
      const worth = area === null ? null : perPoint(area);
      const won = worth && fraction(BigInt(100 * weight - points) * worth.numerator, worth.denominator);
      return won ? reduced(addFractions(sum, won)) : sum;
    },
    { numerator: 0n, denominator: 1n },
  );
}
