import type { opdId } from './opd.id';
import type { SameKeys } from './message-key';

export const opdEn: SameKeys<typeof opdId> = {
  title: 'OPD coverage',
  finding:
    '{{complete}} of {{counted}} OPDs are complete in every area; {{silent}} OPDs have at least one unmapped area.',
  findingMapped: '{{complete}} of {{counted}} OPDs are complete in every area, and every area is mapped.',
  search: 'Find an OPD',
  kind: 'Kind',
  allKinds: 'All kinds',
  opd: 'OPD',
  areas: 'Eight areas',
  areasOrder: 'Order of the marks: {{areas}}.',
  coverage: 'Coverage',
  inForce: 'In force',
  index: 'Index',
  predikat: 'Class',
  change: 'Points',
  rank: 'Rank within kind',
  rankOf: '{{rank}} of {{count}}',
  rankNote:
    'Ranks compare within one kind only; equal values share a rank. OPDs with fewer than {{least}} required SOPs are not ranked.',
  table: 'List of OPDs, scrollable',
  shown: '{{count}} OPDs',
  noneTitle: 'No OPD matches',
  noneText: 'Change the search words or choose all kinds.',
  clear: 'Clear the filters',
  notRanked_too_few_sops: 'fewer than {{least}} required SOPs',
  notRanked_no_index: 'no index',
  mostImproved: 'Most improved of its kind',
  bestPractice: 'Best practice of its kind: {{areas}}',
  marksNote:
    'Best practice: the highest score of an area within the kind, above the median, with at least {{area}} required SOPs of which half are in force. Most improved: the greatest rise of the index since the date compared with. Both only where at least three OPDs are compared.',
};
