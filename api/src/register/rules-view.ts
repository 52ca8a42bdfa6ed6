import type { Rules } from '@pantausop/contracts';
import type { Ruleset } from '@pantausop/domain';

/** A ruleset as the API shows it. */
export const rulesView = (ruleset: Ruleset): Rules => {
  const { id, effectiveOn, ratifiedPoints, appliedPoints, appliedMonths, currentPoints, currentMonths } = ruleset;
  return {
    ...{ id, effectiveOn, ratifiedPoints, appliedPoints, appliedMonths, currentPoints, currentMonths },
    elementPoints: { ...ruleset.elementPoints },
    areaWeights: { ...ruleset.areaWeights },
    predikatCuts: ruleset.predikatCuts.map(([cut, predikat]) => [cut, predikat]),
  };
};
