import { addMonths, endOfMonth, startOfMonth, type CalendarDate } from './calendar-date';

/** How far back a figure is compared: so many months, or a date of its own. */
export const COMPARISONS = [1, 3, 6, 12] as const;
export type Comparison = (typeof COMPARISONS)[number] | CalendarDate;
/** Of whoever asked for none. */
export const DEFAULT_COMPARISON: Comparison = 3;

/** The date compared with: the month end that many months back, so that months are compared whole. */
export function comparedDate(asOf: CalendarDate, comparison: Comparison): CalendarDate {
  if (typeof comparison === 'string') return comparison;
  return endOfMonth(addMonths(startOfMonth(asOf), -comparison));
}
