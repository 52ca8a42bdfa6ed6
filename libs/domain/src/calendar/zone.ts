import { dateInZone, type CalendarDate } from './calendar-date';

const DAY_MINUTES = 1440;
const MINUTE_MS = 60_000;
const CLOCKS = new Map<string, Intl.DateTimeFormat>();

/**
 * The instant (milliseconds of the epoch) at which clocks of a time zone (IANA name) show a minute of a day, by the runtime's
 * own zone data. A time that a change of the clocks leaves out is taken as if they had not changed yet.
 */
export function instantInZone(date: CalendarDate, minuteOfDay: number, timeZone: string): number {
  const shown = Date.parse(`${date}T00:00:00Z`) + minuteOfDay * MINUTE_MS;
  const near = shown - offsetAt(shown, timeZone);
  return shown - offsetAt(near, timeZone);
}

/** The minute of the day, 0..1439, that clocks of a time zone show at an instant. */
export function minuteInZone(epochMs: number, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(epochMs);
  const valueOf = (type: 'hour' | 'minute'): number => Number(parts.find((part) => part.type === type)?.value);
  return (valueOf('hour') * 60 + valueOf('minute')) % DAY_MINUTES;
}

/** How far clocks of the zone are ahead of UTC at an instant, milliseconds. */
function offsetAt(epochMs: number, timeZone: string): number {
  const minute = Math.floor(epochMs / MINUTE_MS) * MINUTE_MS;
  const shown = Date.parse(`${dateInZone(minute, timeZone)}T00:00:00Z`) + minuteInZone(minute, timeZone) * MINUTE_MS;
  return shown - minute;
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = CLOCKS.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  CLOCKS.set(timeZone, made);
  return made;
}
