import { daysInMonth, dateOf, type CalendarDate } from '../calendar/calendar-date';

/** Why a text is not a usable date. */
export type DateProblem =
  /** no form of date known to the register */
  | 'not_a_date'
  /** `Maret 2024`, `03/2024`: the month without its day */
  | 'no_day'
  /** 30 February, 31 April, day 0, ... */
  | 'no_such_day'
  /** month 13 and above: perhaps the month was written first */
  | 'no_such_month'
  /** `01/03/26` does not say which century */
  | 'two_digit_year'
  /** a bare number such as 45717: a date that lost its cell format */
  | 'serial_number'
  /** before the Republic or beyond 2200: a slip of the keyboard */
  | 'out_of_range';

export type DateReading =
  { readonly ok: true; readonly date: CalendarDate } | { readonly ok: false; readonly problem: DateProblem };

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'januari jan january',
    'februari pebruari feb peb february',
    'maret mar mrt march',
    'april apr',
    'mei may',
    'juni jun june',
    'juli jul july',
    'agustus agu agt agst ags august aug',
    'september sept sep',
    'oktober okt october oct',
    'november nopember nov nop',
    'desember des december dec',
  ].flatMap((names, i) => names.split(' ').map((name) => [name, i + 1])),
);

const FIRST_YEAR = 1945;
const LAST_YEAR = 2200;

const TIME = String.raw`(?:[T\s]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`, 'i');
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})\s*([-/.\s])\s*(\d{1,2})\s*\2\s*(\d{1,4})${TIME}$`, 'i');
const WORDS = /^(\d{1,2})[\s.-]+([a-z]+)\.?[\s,.-]+(\d{1,4})$/i;
const MONTH_ONLY = /^(?:([a-z]+)\.?[\s,.-]*|\d{1,2}[-/.])\d{4}$/i;
const WEEKDAY = /^(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)\s*,?\s+/i;

const problem = (of: DateProblem): DateReading => ({ ok: false, problem: of });

function fromParts(year: number, month: number, day: number): DateReading {
  if (month > 12) return problem('no_such_month');
  if (month < 1 || day < 1 || day > daysInMonth(year, month)) return problem('no_such_day');
  if (year < FIRST_YEAR || year > LAST_YEAR) return problem('out_of_range');
  return { ok: true, date: dateOf(year, month, day) };
}

/**
 * The date that a cell's text means: `2026-03-01`, `01-03-2026`, `01/03/2026`, `1.3.2026`, `1 Maret 2026` (also short month
 * names, a leading weekday, a trailing time of day). The day always comes first, unless a year of four digits does.
 */
export function readRegisterDate(text: string): DateReading {
  const written = text.normalize('NFKC').trim().replace(/\s+/g, ' ').replace(WEEKDAY, '');
  const iso = YEAR_FIRST.exec(written);
  if (iso) return fromParts(Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const figures = DAY_FIRST.exec(written);
  const words = figures ? null : WORDS.exec(written);
  const [day, month, year] = figures
    ? [figures[1], Number(figures[3]), figures[4]]
    : [words?.[1], MONTHS[words?.[2]?.toLowerCase() ?? ''], words?.[3]];
  if (day !== undefined && month !== undefined && year !== undefined) {
    return year.length < 4 ? problem('two_digit_year') : fromParts(Number(year), month, Number(day));
  }
  const bare = MONTH_ONLY.exec(written);
  if (bare && (bare[1] === undefined || bare[1].toLowerCase() in MONTHS)) return problem('no_day');
  return problem(/^\d{4,6}(?:\.\d+)?$/.test(written) ? 'serial_number' : 'not_a_date');
}
