import type { explainId } from './explain.id';
import type { SameKeys } from './message-key';

export const explainEn: SameKeys<typeof explainId> = {
  title: 'Where does this figure come from?',
  evidence: 'Evidence',
  asOf: 'As of',
  knownAt: 'As recorded until',
  ruleset: 'Ruleset',
  series: 'Series',
  reported: 'As reported',
  restated: 'Restated',
  projection: 'Projection',
  yes: 'Yes',
  nature: 'Nature of the data',
  copy: 'Copy as evidence',
  copied: 'Copied',
};
