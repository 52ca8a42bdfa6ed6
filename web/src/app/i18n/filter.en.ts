import type { filterId } from './filter.id';
import type { SameKeys } from './message-key';

export const filterEn: SameKeys<typeof filterId> = {
  label: 'Page filters',
  asOf: 'As of {{date}}',
  pickDate: 'Pick the as-of date',
  change: ', change filters',
  month: 'Slide through months',
  comparison: 'Comparison',
  comparedWith: 'against {{date}}',
  unit: 'OPD',
  unitUnknown: 'A unit that is not known',
  allGovernments: 'All governments ({{count}})',
  levels: 'Levels of government',
  allUnits: 'All OPDs ({{count}})',
  area: 'Area',
  allAreas: 'All areas (8)',
  pastTitle: 'As of {{date}}.',
  pastText: 'The figures on this page show that date, not today.',
  futureText: 'Projection: that date if nothing else is recorded.',
  backToToday: 'Back to today',
  today: 'Today',
  lastMonthEnd: 'End of last month',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  close: 'Close',
};
