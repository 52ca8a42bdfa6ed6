import { REFERENCE_AREAS } from '@pantausop/data';
import { AreaFinder } from './area-finder';

/** The reform areas by every name they have borne. */
export const AREAS = new AreaFinder(
  REFERENCE_AREAS.map(({ code, labels, articleLabel, roadMapLabels, aliases }) => ({
    code,
    label: labels.id,
    names: [labels.en, articleLabel, ...roadMapLabels.map(({ label }) => label), ...aliases],
  })),
);
