import { addDays, calendarDate, type CalendarDate } from '@pantausop/domain';

const BUILT_IN_DATES = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Whether a number format shows a date: it has a day or year outside quotes, brackets and escapes. Times alone do not count. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES(id);
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/_./g, '')
    .replace(/\[[^\]]*\]/g, '');
  return !/^general$/i.test(bare.trim()) && /[dy]/i.test(bare);
}

const LAST_SERIAL = 2_958_465;

/**
 * The day that Excel's serial number means. The 1900 system counts a 29 February 1900 that never was: 60 is no day.
 * Null outside the range of Excel.
 */
export function dateOfSerial(serial: number, system1904: boolean): CalendarDate | null {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day > LAST_SERIAL) return null;
  if (system1904) return day < 0 ? null : addDays(calendarDate('1904-01-01'), day);
  if (day < 1 || day === 60) return null;
  return addDays(calendarDate('1899-12-31'), day > 60 ? day - 1 : day);
}
