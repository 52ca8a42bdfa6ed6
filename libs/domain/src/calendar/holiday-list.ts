import { readRegisterDate, type DateProblem } from '../register/register-date';
import type { CalendarDate } from './calendar-date';

/** Why a line of a pasted list is no holiday. */
export type HolidayProblem = DateProblem | 'no_name';

/** A line of a pasted list: a day with its name, or why it is none. */
export type HolidayLine =
  | { readonly line: number; readonly date: CalendarDate; readonly name: string }
  | { readonly line: number; readonly problem: HolidayProblem };

/** A date at the start of a line, with or without a weekday before it. */
const START = /^(?:\p{L}+,\s*)?(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}\s+\p{L}+\s+\d{4})(.*)$/u;
const BULLET = /^\s*(?:[-*•]|\d{1,2}[.)](?=\s))\s*/;

/** Reads one holiday a line: a date as in a register file, then its name after a space, tab, comma, semicolon, colon or dash. */
export function readHolidayList(text: string): HolidayLine[] {
  return text.split(/\r?\n/).flatMap((whole, i): HolidayLine[] => {
    const written = whole.replace(BULLET, '').trim();
    if (written === '') return [];
    const line = i + 1;
    const [, date, rest = ''] = START.exec(written) ?? [];
    if (date === undefined) return [{ line, problem: 'not_a_date' }];
    const reading = readRegisterDate(date);
    if (!reading.ok) return [{ line, problem: reading.problem }];
    const name = rest.replace(/^[\s,;:\u2013\u2014-]+/, '').trim();
    return [name === '' ? { line, problem: 'no_name' } : { line, date: reading.date, name }];
  });
}
