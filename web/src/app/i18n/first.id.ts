import { areasId } from './areas.id';
import { explainId } from './explain.id';
import { filterId } from './filter.id';
import { freshnessId } from './freshness.id';
import { heatmapId } from './heatmap.id';
import { marksId } from './marks.id';
import { overviewId } from './overview.id';
import { shellId } from './shell.id';
import { signInId } from './sign-in.id';
import { takeAwayId } from './take-away.id';
import { termsId } from './terms.id';
import { uiId } from './ui.id';

/**
 * What the first script says: the shell, signing in and the overview with all that they show. Nothing else belongs here;
 * `test/web-build.spec.ts` fails when one of them uses a text from elsewhere, and when the first script outgrows its budget.
 */
export const firstId = {
  areas: areasId,
  explain: explainId,
  filter: filterId,
  freshness: freshnessId,
  heatmap: heatmapId,
  marks: marksId,
  overview: overviewId,
  shell: shellId,
  signIn: signInId,
  takeAway: takeAwayId,
  terms: termsId,
  ui: uiId,
} as const;
