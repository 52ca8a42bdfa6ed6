import {
  addDays,
  dateInZone,
  endOfInterval,
  startOfMonth,
  addMonths,
  type CalendarDate,
} from '../calendar/calendar-date';
import { instantInZone, minuteInZone } from '../calendar/zone';
import { weekdayOf } from './rule';

/** What is done when a nominal instant falls on a day off: send as planned, on the working day before, or on the next one. */
export const DAY_OFF_RULES = ['send', 'previous', 'next'] as const;
export type DayOffRule = (typeof DAY_OFF_RULES)[number];

/** What a report reports on: the whole week, month or quarter that ended before the nominal instant; `day`: the nominal day itself. */
export const PERIOD_KINDS = ['day', 'week', 'month', 'quarter'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

export interface Period {
  /** both days within it */
  readonly from: CalendarDate;
  /** also the day as of which the figures are read */
  readonly to: CalendarDate;
}

/** When nobody works: Saturdays, Sundays and the given days. */
export type DaysOff = ReadonlySet<CalendarDate>;

export interface Shifting {
  readonly dayOff: DayOffRule;
  readonly daysOff: DaysOff;
  readonly period: PeriodKind;
  readonly timeZone: string;
}

/** More days off in a row than any calendar has: what is looked at around an instant because of shifts. */
export const LONGEST_SHIFT_DAYS = 31;

/** The period of a nominal instant. Nothing in it depends on the shift, so an edit of the holidays does not change it. */
export function periodOf(nominal: number, kind: PeriodKind, timeZone: string): Period {
  const day = dateInZone(nominal, timeZone);
  if (kind === 'day') return { from: day, to: day };
  const to = lastEndBefore(day, kind);
  if (kind === 'week') return { from: addDays(to, -6), to };
  return { from: startOfMonth(addMonths(startOfMonth(to), kind === 'month' ? 0 : -2)), to };
}

/** The last day of the latest interval that is over when `day` begins. */
function lastEndBefore(day: CalendarDate, kind: Exclude<PeriodKind, 'day'>): CalendarDate {
  const end = endOfInterval(day, kind);
  if (kind === 'week') return addDays(end, -7);
  const first = startOfMonth(addMonths(startOfMonth(end), kind === 'month' ? 0 : -2));
  return addDays(first, -1);
}

/**
 * The instant at which a run is due: the nominal one, moved to a working day where the rule says so. A move to a working day
 * before the period is over is not made; the next working day is taken, so that no report speaks of days that are still to come.
 */
export function plannedInstant(nominal: number, shifting: Shifting): number {
  const day = dateInZone(nominal, shifting.timeZone);
  const to = plannedDay(day, shifting, earliestDay(nominal, shifting));
  return to === day ? nominal : instantInZone(to, minuteInZone(nominal, shifting.timeZone), shifting.timeZone);
}

/** True when the rule for days off would move the instant to before its period is over. */
export function movesBeforePeriodEnds(nominal: number, shifting: Shifting): boolean {
  if (shifting.dayOff !== 'previous') return false;
  const day = dateInZone(nominal, shifting.timeZone);
  return workingDay(day, -1, shifting.daysOff) < earliestDay(nominal, shifting);
}

const earliestDay = (nominal: number, { period, timeZone }: Shifting): CalendarDate =>
  period === 'day'
    ? addDays(dateInZone(nominal, timeZone), -LONGEST_SHIFT_DAYS)
    : addDays(periodOf(nominal, period, timeZone).to, 1);

function plannedDay(day: CalendarDate, { dayOff, daysOff }: Shifting, earliest: CalendarDate): CalendarDate {
  if (dayOff === 'send') return day;
  if (dayOff === 'next') return workingDay(day, 1, daysOff);
  const before = workingDay(day, -1, daysOff);
  return before < earliest ? workingDay(day, 1, daysOff) : before;
}

/** The day itself or the nearest working day in a direction; the day itself when there is none within a month. */
function workingDay(day: CalendarDate, step: 1 | -1, daysOff: DaysOff): CalendarDate {
  for (let moved = 0; moved <= LONGEST_SHIFT_DAYS; moved += 1) {
    const candidate = addDays(day, step * moved);
    if (weekdayOf(candidate) <= 5 && !daysOff.has(candidate)) return candidate;
  }
  return day;
}
