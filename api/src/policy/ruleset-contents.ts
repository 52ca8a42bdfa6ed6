import type { RulesetDraft } from '@pantausop/contracts';
import type { RulesetContents } from '@pantausop/domain';

/** The numbers of a draft, without its start. */
export const contentsOf = ({
  elementPoints,
  ratifiedPoints,
  appliedPoints,
  appliedMonths,
  currentPoints,
  currentMonths,
  areaWeights,
  predikatCuts,
}: Omit<RulesetDraft, 'effectiveOn'>): RulesetContents => ({
  ...{ elementPoints, ratifiedPoints, appliedPoints, appliedMonths, currentPoints, currentMonths },
  ...{ areaWeights, predikatCuts },
});
