import type { freshnessId } from './freshness.id';
import type { SameKeys } from './message-key';

export const freshnessEn: SameKeys<typeof freshnessId> = {
  last: 'Data freshness {{grade}}, last recorded {{ago}}',
  today: 'today',
  dayAgo: '1 day ago',
  daysAgo: '{{days}} {day|days} ago',
  never: 'Data freshness {{grade}}, never recorded',
  all: 'Data freshness of {{count}} {OPD|OPDs}: {{grades}}',
  note: 'Data freshness by the days since the last record: A up to {{A}}, B up to {{B}}, C up to {{C}}, D older or never. C and D are silent.',
};
