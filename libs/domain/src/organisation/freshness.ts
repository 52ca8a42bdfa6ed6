import { daysBetween, type CalendarDate } from '../calendar/calendar-date';
import { SILENT_DAYS, spokenSince } from '../workflow/unit-duties';

/** How fresh what is recorded of an OPD is, best first. */
export const FRESHNESS_GRADES = ['A', 'B', 'C', 'D'] as const;
export type FreshnessGrade = (typeof FRESHNESS_GRADES)[number];

/** The most days since the last record for each grade; whatever is older, or has no record at all, is D. From C on an OPD is silent. */
export const FRESHNESS_DAYS = { A: 30, B: SILENT_DAYS, C: 2 * SILENT_DAYS } as const;

/** The grade on a day. @param lastOn the day of the last record; null = never */
export function freshnessOf(lastOn: CalendarDate | null, on: CalendarDate): FreshnessGrade {
  if (lastOn === null) return 'D';
  const days = daysBetween(lastOn, on);
  return FRESHNESS_GRADES.find((grade) => grade !== 'D' && days <= FRESHNESS_DAYS[grade]) ?? 'D';
}

/** How many of some OPDs have each grade. */
export const countByGrade = (grades: readonly FreshnessGrade[]): Record<FreshnessGrade, number> => {
  const counts = { A: 0, B: 0, C: 0, D: 0 };
  for (const grade of grades) counts[grade] += 1;
  return counts;
};

/** Whether an OPD is silent on a day: nothing was recorded of its SOPs for SILENT_DAYS days, or ever. */
export const isSilent = (lastOn: CalendarDate | null, on: CalendarDate): boolean =>
  lastOn === null || lastOn < spokenSince(on);
