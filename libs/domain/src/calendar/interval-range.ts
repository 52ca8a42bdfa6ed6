import { addDays, addMonths, dateOf, daysBetween, partsOf, startOfMonth } from './calendar-date';
import type { CalendarDate, Interval } from './calendar-date';

/** The first day that can be written; a Monday. */
const FIRST_DAY = dateOf(1, 1, 1);
const MONTHS_IN: Readonly<Record<'month' | 'quarter', number>> = { month: 1, quarter: 3 };

/** How many dates `intervalEnds` gives for [from, to], without making them; 0 when from > to. */
export function countIntervals(from: CalendarDate, to: CalendarDate, interval: Interval): number {
  if (from > to) return 0;
  switch (interval) {
    case 'day':
      return daysBetween(from, to) + 1;
    case 'week':
      return Math.floor(daysBetween(mondayOf(from), to) / 7) + 1;
    case 'month':
    case 'quarter':
      return indexOfMonths(to, MONTHS_IN[interval]) - indexOfMonths(from, MONTHS_IN[interval]) + 1;
  }
}

/** The first day of the earliest of `count` intervals of which the last holds `to`; never before the first day that can be written. */
export function startOfIntervals(to: CalendarDate, interval: Interval, count: number): CalendarDate {
  const back = count - 1;
  switch (interval) {
    case 'day':
      return later(FIRST_DAY, addDays(to, -back));
    case 'week':
      return later(FIRST_DAY, addDays(mondayOf(to), -7 * back));
    case 'month':
    case 'quarter': {
      const months = MONTHS_IN[interval];
      const { year, month } = partsOf(to);
      const into = (month - 1) % months;
      const steps = Math.min(months * back + into, (year - 1) * 12 + month - 1);
      return startOfMonth(addMonths(to, -steps));
    }
  }
}

const mondayOf = (date: CalendarDate): CalendarDate => addDays(date, -(daysBetween(FIRST_DAY, date) % 7));

const indexOfMonths = (date: CalendarDate, months: number): number => {
  const { year, month } = partsOf(date);
  return Math.floor((year * 12 + month - 1) / months);
};

const later = (a: CalendarDate, b: CalendarDate): CalendarDate => (a > b ? a : b);
