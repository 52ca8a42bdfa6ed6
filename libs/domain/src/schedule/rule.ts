import {
  addDays,
  addMonths,
  dateInZone,
  dateOf,
  daysBetween,
  daysInMonth,
  partsOf,
  startOfMonth,
} from '../calendar/calendar-date';
import type { CalendarDate } from '../calendar/calendar-date';
import { instantInZone } from '../calendar/zone';

/** The days of a rule. `day`: of the month, 31 = its last day where it is shorter. `weekday`: 1 = Monday .. 7 = Sunday. */
export type DaysOfRule =
  | { readonly every: 'week'; readonly weekday: number }
  | { readonly every: 'month'; readonly day: number | 'last' }
  /** a day of the first month of each quarter */
  | { readonly every: 'quarter'; readonly day: number | 'last' }
  /** five fields; gives its own time of day */
  | { readonly every: 'cron'; readonly expression: string };

export interface ScheduleRule {
  readonly days: DaysOfRule;
  /** minute of the day, 0..1439; not looked at with a cron expression */
  readonly minuteOfDay: number;
}

/** The instants of a cron expression in (after, until], milliseconds of the epoch, ascending. */
export type CronReader = (expression: string, after: number, until: number) => readonly number[];

/** A rule with what it is read by. */
export interface RuleInZone {
  readonly rule: ScheduleRule;
  readonly timeZone: string;
  readonly cron: CronReader;
}

/** The nominal instants of a rule in (after, until], milliseconds of the epoch, ascending: before any shift for a day off. */
export function nominalInstants({ rule, timeZone, cron }: RuleInZone, after: number, until: number): number[] {
  if (after >= until) return [];
  if (rule.days.every === 'cron') return [...cron(rule.days.expression, after, until)];
  const [from, to] = [dateInZone(after, timeZone), dateInZone(until, timeZone)];
  return datesOf(rule.days, from, to)
    .map((date) => instantInZone(date, rule.minuteOfDay, timeZone))
    .filter((instant) => instant > after && instant <= until);
}

/** The days of a rule in [from, to], ascending. */
function datesOf(days: Exclude<DaysOfRule, { every: 'cron' }>, from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const dates: CalendarDate[] = [];
  if (days.every === 'week') {
    const first = addDays(from, (days.weekday - weekdayOf(from) + 7) % 7);
    for (let date = first; date <= to; date = addDays(date, 7)) dates.push(date);
    return dates;
  }
  for (let month = startOfMonth(from); month <= to; month = addMonths(month, 1)) {
    if (days.every === 'quarter' && partsOf(month).month % 3 !== 1) continue;
    const date = dayOfMonth(month, days.day);
    if (date >= from && date <= to) dates.push(date);
  }
  return dates;
}

function dayOfMonth(month: CalendarDate, day: number | 'last'): CalendarDate {
  const { year, month: number } = partsOf(month);
  const last = daysInMonth(year, number);
  return dateOf(year, number, day === 'last' ? last : Math.min(day, last));
}

const SOME_MONDAY = dateOf(2024, 1, 1);

/** 1 = Monday .. 7 = Sunday. */
export const weekdayOf = (date: CalendarDate): number => (((daysBetween(SOME_MONDAY, date) % 7) + 7) % 7) + 1;
