import { addDays, calendarDate, daysBetween, type CalendarDate } from '@pantausop/domain';

const A_MONDAY = calendarDate('2022-01-03');

/** The date itself, or the Monday after it when it falls on a weekend: offices sign on working days. */
export function workday(date: CalendarDate): CalendarDate {
  const weekday = (((daysBetween(A_MONDAY, date) % 7) + 7) % 7) + 1;
  return weekday <= 5 ? date : addDays(date, 8 - weekday);
}

/** The working day `days` after `date`, or the next one. */
export const workdayAfter = (date: CalendarDate, days: number): CalendarDate => workday(addDays(date, days));
