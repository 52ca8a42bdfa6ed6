import { addDays, addMonths, daysBetween, endOfMonth, startOfMonth, type CalendarDate } from '@pantausop/domain';

/** A Monday, to count weekdays from. */
const A_MONDAY = '2024-01-01' as CalendarDate;
const weekday = (date: CalendarDate): number => ((daysBetween(A_MONDAY, date) % 7) + 7) % 7;

/** The weeks (Monday to Sunday) of the month of `date`; null where a day belongs to another month. */
export function monthGrid(date: CalendarDate): (CalendarDate | null)[][] {
  const first = startOfMonth(date);
  const last = endOfMonth(date);
  const days: (CalendarDate | null)[] = Array.from({ length: weekday(first) }, () => null);
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** Where a key of the calendar leads from a day; null for other keys (keys as in the ARIA date picker pattern). */
export function dayAfterKey(day: CalendarDate, key: string): CalendarDate | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'PageUp':
      return addMonths(day, -1);
    case 'PageDown':
      return addMonths(day, 1);
    case 'Home':
      return addDays(day, -weekday(day));
    case 'End':
      return addDays(day, 6 - weekday(day));
    default:
      return null;
  }
}

/** The names of seven days, Monday first, are taken from this week. */
export const NAMING_WEEK: readonly CalendarDate[] = Array.from({ length: 7 }, (_, i) => addDays(A_MONDAY, i));
