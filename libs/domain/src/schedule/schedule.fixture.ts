import { calendarDate } from '../calendar/calendar-date';
import type { ScheduleTime } from './due';

export const at = (instant: string): number => Date.parse(`${instant}+07:00`);
export const written = (instant: number): string => new Date(instant + 7 * 3_600_000).toISOString().slice(0, 16);

/** Idulfitri 2026 with its joint leave, and two single days. */
export const DAYS_OFF = new Set(
  ['2026-03-18', '2026-03-19', '2026-03-20', '2026-03-23', '2026-03-24', '2026-05-01', '2026-12-25'].map(calendarDate),
);

/** On the first of each month at 08.00, next working day, all that was missed within 40 days. */
export const MONTHLY: ScheduleTime = {
  rule: { days: { every: 'month', day: 1 }, minuteOfDay: 480 },
  timeZone: 'Asia/Jakarta',
  cron: () => [],
  dayOff: 'next',
  daysOff: DAYS_OFF,
  period: 'month',
  catchUp: 'all',
  windowHours: 40 * 24,
};
