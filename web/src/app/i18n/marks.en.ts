import type { marksId } from './marks.id';
import type { SameKeys } from './message-key';

export const marksEn: SameKeys<typeof marksId> = {
  title: 'Changes of the organisation on the time line',
  merged: '{{from}} merged into {{to}}',
  split: '{{from}} split into {{to}}',
  dissolved: '{{from}} dissolved',
  renamed: '{{from}} renamed to {{to}}',
  reparented: '{{to}} put below another unit',
  established: '{{to}} established',
  reorganisation: 'reorganisation of the city ({{what}})',
  count_merged: 'mergers: {{count}}',
  count_split: 'splits: {{count}}',
  count_dissolved: 'dissolved: {{count}}',
  count_renamed: 'renamed: {{count}}',
  count_reparented: 'put elsewhere: {{count}}',
  count_established: 'established: {{count}}',
  before: 'Predecessors pooled, before {{date}}: {{units}}',
  beforeShort: 'Predecessors pooled',
};
