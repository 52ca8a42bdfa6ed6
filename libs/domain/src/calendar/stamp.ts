import { isCalendarDate } from './calendar-date';

/**
 * The time of record of a change: whole microseconds since 1970-01-01T00:00:00Z.
 * A number, because 2^53 microseconds reach the year 2255.
 */
export type Stamp = number & { readonly __brand: 'Stamp' };

export const stamp = (micros: number): Stamp => micros as Stamp;

/** The next stamp of a government: never before the clock, never twice the same (scoring rules §2, time of record). */
export function nextStamp(last: Stamp | null, clockMs: number): Stamp {
  const now = Math.trunc(clockMs * 1000);
  return stamp(last === null ? now : Math.max(last + 1, now));
}

/** ISO 8601 in UTC with microseconds, e.g. `2026-07-10T02:00:00.000000Z`. */
export function stampToIso(value: Stamp): string {
  const ms = Math.floor(value / 1000);
  const micros = value - ms * 1000;
  return new Date(ms).toISOString().replace('Z', `${String(micros).padStart(3, '0')}Z`);
}

const ISO = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * The stamp of an ISO 8601 instant with offset; digits beyond the microsecond are dropped.
 * @throws RangeError when the text is not an instant with an offset.
 */
export function stampFromIso(text: string): Stamp {
  const match = ISO.exec(text);
  const [, date = '', minutes, seconds = '00', fraction = '', offset = ''] = match ?? [];
  // Date.parse takes 30 February for 2 March
  const ms = isCalendarDate(date) ? Date.parse(`${date}T${minutes}:${seconds}${offset.toUpperCase()}`) : NaN;
  if (Number.isNaN(ms)) throw new RangeError(`not an ISO 8601 instant with offset: ${text}`);
  return stamp(ms * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6)));
}
