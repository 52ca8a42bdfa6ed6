import { addDays, dateInZone, stamp, type CalendarDate, type Stamp } from '@pantausop/domain';

/** The only source of the present. */
export abstract class Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  abstract now(): number;

  /** Today in the business time zone. */
  abstract today(): CalendarDate;

  /** The present as a stamp: for sessions and other things outside the record, whose stamps the record gives itself. */
  stamp(): Stamp {
    return stamp(Math.trunc(this.now() * 1000));
  }
}

export class SystemClock extends Clock {
  /** The last day worked out, with the minute for which it holds: a zone's days begin on whole minutes. */
  private minute = -1;
  private day: CalendarDate | null = null;

  constructor(private readonly timeZone: string) {
    super();
  }

  now(): number {
    return Date.now();
  }

  today(): CalendarDate {
    const minute = Math.floor(Date.now() / 60_000);
    if (this.day === null || minute !== this.minute) {
      this.day = dateInZone(minute * 60_000, this.timeZone);
      this.minute = minute;
    }
    return this.day;
  }
}

/** A clock that stands where it is put: for tests, and for recording sample data as if it were then. */
export class SettableClock extends Clock {
  constructor(
    private epochMs: number,
    private readonly timeZone = 'Asia/Jakarta',
  ) {
    super();
  }

  /** @param instant ISO 8601, e.g. `2026-07-10T09:00:00+07:00`. @throws RangeError when it is not an instant. */
  static at(instant: string, timeZone?: string): SettableClock {
    return new SettableClock(epochMsOf(instant), timeZone);
  }

  /** @throws RangeError when `instant` is not ISO 8601. */
  set(instant: string): void {
    this.epochMs = epochMsOf(instant);
  }

  advance(ms: number): void {
    this.epochMs += ms;
  }

  now(): number {
    return this.epochMs;
  }

  today(): CalendarDate {
    return dateInZone(this.epochMs, this.timeZone);
  }
}

function epochMsOf(instant: string): number {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`);
  return ms;
}

/** The last day that begins within what a stamp can tell (2^53 microseconds), in any zone; nothing is recorded later. */
const LAST_DAY = '2255-06-04' as CalendarDate;

/** The first stamp of a day in a time zone (IANA name); days in which nothing can be recorded begin together, after all the others. */
export function dayBegins(date: CalendarDate, timeZone: string): Stamp {
  return stamp(startOfDay(date < LAST_DAY ? date : LAST_DAY, timeZone) * 1000);
}

/** The first stamp after a day; see `dayBegins`. */
export function dayEnds(date: CalendarDate, timeZone: string): Stamp {
  return dayBegins(date < LAST_DAY ? addDays(date, 1) : LAST_DAY, timeZone);
}

/** The first millisecond of a day in a time zone (IANA name), by the runtime's own zone data. */
export function startOfDay(date: CalendarDate, timeZone: string): number {
  const noonUtc = Date.parse(`${date}T12:00:00Z`);
  // Zones lie between UTC-12 and UTC+14, so the day begins in the 26 hours around midnight UTC.
  let [before, after] = [noonUtc - 28 * 3_600_000, noonUtc + 4 * 3_600_000];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dateInZone(middle, timeZone) < date) before = middle;
    else after = middle;
  }
  return after;
}
