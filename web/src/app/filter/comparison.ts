import { addMonths, calendarDate, endOfMonth, isCalendarDate, type CalendarDate } from '@pantausop/domain';

/** How far back a figure is compared, in months; the URL carries `3b` or a date of its own. */
export const COMPARISONS = [1, 3, 6, 12] as const;
export type Comparison = (typeof COMPARISONS)[number] | CalendarDate;
export const DEFAULT_COMPARISON: Comparison = 3;

export function comparisonOf(text: string | null | undefined): Comparison {
  if (text && isCalendarDate(text)) return text;
  return COMPARISONS.find((months) => text === `${months}b`) ?? DEFAULT_COMPARISON;
}

export const comparisonToken = (comparison: Comparison): string =>
  typeof comparison === 'number' ? `${comparison}b` : comparison;

/** The date compared with: the month end that many months back, so that months are compared whole. */
export function comparedDate(asOf: CalendarDate, comparison: Comparison): CalendarDate {
  if (typeof comparison === 'string') return comparison;
  const back = addMonths(calendarDate(`${asOf.slice(0, 7)}-01`), -comparison);
  return endOfMonth(back);
}
