/** A calendar day in the business time zone (Asia/Jakarta), written `YYYY-MM-DD`. Compare with `<`, `>`, `===`: the text order is the time order. */
export type CalendarDate = string & { readonly __brand: 'CalendarDate' };

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** Days in a month of the proleptic Gregorian calendar. `month` is 1..12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True for an existing day written `YYYY-MM-DD` (30 February is not one). */
export function isCalendarDate(text: string): text is CalendarDate {
  const match = PATTERN.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** @throws RangeError when `text` is not an existing day written `YYYY-MM-DD`. */
export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new RangeError(`not a calendar date (YYYY-MM-DD): ${text}`);
  return text;
}

/** The parts of a date; month is 1..12. */
export function partsOf(date: CalendarDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The date of these parts. @throws RangeError when there is no such day. */
export function dateOf(year: number, month: number, day: number): CalendarDate {
  return calendarDate(
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  );
}

/**
 * The same day `months` later (or earlier when negative), clamped to the end of the month:
 * 31 August 2026 + 6 = 28 February 2027 (scoring rules §3).
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  return dateOf(y, m, Math.min(day, daysInMonth(y, m)));
}

/** The day `days` later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  // most stay within the month, which needs no calendar
  const day = Number(date.slice(8)) + days;
  if (day >= 1 && day <= 28) return `${date.slice(0, 8)}${day < 10 ? '0' : ''}${day}` as CalendarDate;
  return new Date(toUtcMs(date) + days * DAY_MS).toISOString().slice(0, 10) as CalendarDate;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((toUtcMs(to) - toUtcMs(from)) / DAY_MS);
}

function toUtcMs(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** How many months the month of `to` comes after that of `from`. */
export function monthsBetween(from: CalendarDate, to: CalendarDate): number {
  const [first, last] = [partsOf(from), partsOf(to)];
  return (last.year - first.year) * 12 + last.month - first.month;
}

export const startOfMonth = (date: CalendarDate): CalendarDate => `${date.slice(0, 7)}-01` as CalendarDate;

export function endOfMonth(date: CalendarDate): CalendarDate {
  const { year, month } = partsOf(date);
  return dateOf(year, month, daysInMonth(year, month));
}

export const INTERVALS = ['day', 'week', 'month', 'quarter'] as const;
export type Interval = (typeof INTERVALS)[number];

/** The last day of the interval that holds `date`; weeks end on Sunday (ISO 8601). */
export function endOfInterval(date: CalendarDate, interval: Interval): CalendarDate {
  switch (interval) {
    case 'day':
      return date;
    case 'week': {
      const weekday = new Date(toUtcMs(date)).getUTCDay();
      return addDays(date, (7 - weekday) % 7);
    }
    case 'month':
      return endOfMonth(date);
    case 'quarter': {
      const { year, month } = partsOf(date);
      return endOfMonth(dateOf(year, Math.ceil(month / 3) * 3, 1));
    }
  }
}

/** The last day of each interval that ends in [from, to], and `to` itself; ascending, without repeats. Empty when from > to. */
export function intervalEnds(from: CalendarDate, to: CalendarDate, interval: Interval): CalendarDate[] {
  const ends: CalendarDate[] = [];
  if (from > to) return ends;
  for (let day = from; day <= to;) {
    const end = endOfInterval(day, interval);
    if (end > to) break;
    ends.push(end);
    day = addDays(end, 1);
  }
  if (ends.at(-1) !== to) ends.push(to);
  return ends;
}

/** Making a formatter costs a hundred times what using it does. */
const DAYS_OF_ZONES = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a time zone (IANA name), by the runtime's own zone data. */
export function dateInZone(epochMs: number, timeZone: string): CalendarDate {
  const known = DAYS_OF_ZONES.get(timeZone);
  const parts =
    known ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  if (!known) DAYS_OF_ZONES.set(timeZone, parts);
  return calendarDate(parts.format(epochMs));
}
