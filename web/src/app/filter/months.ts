import { addMonths, calendarDate, endOfMonth, type CalendarDate } from '@pantausop/domain';

/** How many month ends the slider reaches back. */
export const MONTHS_BACK = 36;

/** The month ends before `today`, oldest first, and `today` itself: the stops of the slider. */
export function monthStops(today: CalendarDate): CalendarDate[] {
  const first = calendarDate(`${today.slice(0, 7)}-01`);
  const ends = Array.from({ length: MONTHS_BACK }, (_, i) => endOfMonth(addMonths(first, i - MONTHS_BACK)));
  return [...ends, today];
}

/** The last stop on or before `date`; the first when there is none. */
export function stopOf(stops: readonly CalendarDate[], date: CalendarDate): number {
  return Math.max(
    0,
    stops.findLastIndex((stop) => stop <= date),
  );
}
