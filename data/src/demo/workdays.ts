import { addDays, calendarDate, daysBetween, type CalendarDate } from '@pantausop/domain';

const A_MONDAY = calendarDate('2022-01-03');

/** Holidays that have the same date every year; the others are left out, no list of past years is at hand. */
const FIXED_HOLIDAYS: ReadonlySet<string> = new Set(['01-01', '05-01', '06-01', '08-17', '12-25']);

/** The date itself, or the next working day when it falls on a weekend or a holiday of fixed date. */
export function workday(date: CalendarDate): CalendarDate {
  const weekday = (((daysBetween(A_MONDAY, date) % 7) + 7) % 7) + 1;
  if (weekday > 5) return workday(addDays(date, 8 - weekday));
  return FIXED_HOLIDAYS.has(date.slice(5)) ? workday(addDays(date, 1)) : date;
}

/** The working day `days` after `date`, or the next one. */
export const workdayAfter = (date: CalendarDate, days: number): CalendarDate => workday(addDays(date, days));
