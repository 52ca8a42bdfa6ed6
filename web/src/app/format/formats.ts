import { formatChange, formatRatio, type CalendarDate, type Fraction } from '@pantausop/domain';
import type { Language } from '../i18n/language';

const LOCALES = { id: 'id-ID', en: 'en-GB' } as const;
const DATE_STYLES = {
  /** 31 Oktober 2026 */
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  /** 31 Okt 2026 */
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  /** 31 Okt */
  day: { day: 'numeric', month: 'short' },
  /** Oktober 2026 */
  month: { month: 'long', year: 'numeric' },
  /** Okt 2026 */
  monthShort: { month: 'short', year: 'numeric' },
  /** Okt */
  monthOnly: { month: 'short' },
  /** Sen */
  weekday: { weekday: 'short' },
  /** Senin */
  weekdayLong: { weekday: 'long' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
type DateStyle = keyof typeof DATE_STYLES;

const NOUGHT: Fraction = { numerator: 0n, denominator: 1n };

/** Shown where there is nothing to say a figure about. */
export const NOTHING = '–';

/** Numbers and dates as people read them in one language, by Intl. Ratios come as exact fractions. */
export type Formats = ReturnType<typeof formatsOf>;

/** Each formatter of Intl is made when it is first used: all of them at once would hold up the first paint. */
export function formatsOf(language: Language) {
  const locale = LOCALES[language];
  const zone = { timeZone: 'Asia/Jakarta' };
  const styles = new Map<DateStyle, Intl.DateTimeFormat>();
  const styled = (style: DateStyle): Intl.DateTimeFormat => {
    const made = styles.get(style) ?? new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...DATE_STYLES[style] });
    styles.set(style, made);
    return made;
  };
  const counts = once(() => new Intl.NumberFormat(locale));
  const separator = once(
    () =>
      counts()
        .formatToParts(0.5)
        .find((part) => part.type === 'decimal')?.value ?? ',',
  );
  const time = once(() => new Intl.DateTimeFormat(locale, { ...zone, hour: '2-digit', minute: '2-digit' }));
  const day = once(() => new Intl.DateTimeFormat(locale, { ...zone, ...DATE_STYLES.long }));
  const lists = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));

  /** `85,7`: an index, a score, or a share whose % stands elsewhere. */
  const ratio = (value: Fraction | null): string => (value ? formatRatio(value, separator()) : NOTHING);
  /** `1.623` */
  const count = (value: number): string => counts().format(value);
  return {
    ratio,
    count,

    /** `85,7%` */
    percent: (value: Fraction | null): string => (value ? `${ratio(value)}%` : NOTHING),

    /** `+1,2`, `−0,4`, `0,0`, in points of a hundred; nothing when one side has no data. */
    change: (from: Fraction | null, to: Fraction | null): string =>
      from && to ? formatChange(from, to, separator()) : NOTHING,

    /** A difference that is given: `+1,2`; with two decimals where a list of them must add up. */
    step: (difference: Fraction | null, digits: 1 | 2 = 1): string =>
      difference ? formatChange(NOUGHT, difference, separator(), digits) : NOTHING,

    /** `+3`, `−2`, `0` */
    countChange: (value: number): string => `${value > 0 ? '+' : value < 0 ? '\u2212' : ''}${count(Math.abs(value))}`,

    /** A calendar date; null gives the dash. */
    date: (date: CalendarDate | string | null, style: DateStyle = 'long'): string =>
      date === null ? NOTHING : styled(style).format(Date.parse(`${date}T00:00:00Z`)),

    /** `31` */
    dayOfMonth: (date: CalendarDate): string => count(Number(date.slice(8))),

    /** `31 Oktober 2026, 08.00 WIB` */
    instant: (iso: string): string => {
      const ms = Date.parse(iso);
      return `${day().format(ms)}, ${time().format(ms)} WIB`;
    },

    /** `08.00`, of a time of day such as `08:00` */
    timeOfDay: (clock: string): string => time().format(Date.parse(`2026-01-01T${clock}:00+07:00`)),

    /** `1–31 Oktober 2026`, both days within it */
    period: ({ from, to }: { readonly from: string; readonly to: string }): string =>
      styled('long').formatRange(Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)),

    /** `a, b, dan c` */
    list: (items: readonly string[]): string => lists().format(items),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
