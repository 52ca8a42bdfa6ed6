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
  rankNote: 'Ranks compare within one kind only; equal values share a rank.',
  table: 'List of OPDs, scrollable',
  shown: '{{count}} OPDs',
  noneTitle: 'No OPD matches',
  noneText: 'Change the search words or choose all kinds.',
  clear: 'Clear the filters',
};
