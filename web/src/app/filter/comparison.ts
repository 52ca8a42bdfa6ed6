import { COMPARISONS, DEFAULT_COMPARISON, isCalendarDate, type Comparison } from '@pantausop/domain';

/** As the address carries it: `3b`, or a date of its own. */
export const comparisonToken = (comparison: Comparison): string =>
  typeof comparison === 'number' ? `${comparison}b` : comparison;

export function comparisonOf(text: string | null | undefined): Comparison {
  if (text && isCalendarDate(text)) return text;
  return COMPARISONS.find((months) => text === `${months}b`) ?? DEFAULT_COMPARISON;
}
