import { areasEn } from './areas.en';
import { explainEn } from './explain.en';
import { filterEn } from './filter.en';
import { freshnessEn } from './freshness.en';
import { heatmapEn } from './heatmap.en';
import { marksEn } from './marks.en';
import { overviewEn } from './overview.en';
import { shellEn } from './shell.en';
import { signInEn } from './sign-in.en';
import { takeAwayEn } from './take-away.en';
import { termsEn } from './terms.en';
import { uiEn } from './ui.en';
import type { firstId } from './first.id';
import type { SameKeys } from './message-key';

/** English of the first texts. */
export const firstEn: { readonly [Part in keyof typeof firstId]: SameKeys<(typeof firstId)[Part]> } = {
  areas: areasEn,
  explain: explainEn,
  filter: filterEn,
  freshness: freshnessEn,
  heatmap: heatmapEn,
  marks: marksEn,
  overview: overviewEn,
  shell: shellEn,
  signIn: signInEn,
  takeAway: takeAwayEn,
  terms: termsEn,
  ui: uiEn,
};
