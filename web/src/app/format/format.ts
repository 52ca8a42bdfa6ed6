import { computed, inject, Injectable } from '@angular/core';
import { formatChange, formatRatio, type CalendarDate, type Fraction } from '@pantausop/domain';
import { Messages } from '../i18n/messages';

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
export type DateStyle = keyof typeof DATE_STYLES;

const NOUGHT: Fraction = { numerator: 0n, denominator: 1n };

/** Shown where there is nothing to say a figure about. */
export const NOTHING = '–';

interface Formatters {
  readonly separator: () => string;
  readonly count: () => Intl.NumberFormat;
  readonly dates: (style: DateStyle) => Intl.DateTimeFormat;
  readonly time: () => Intl.DateTimeFormat;
  readonly instant: () => Intl.DateTimeFormat;
  readonly list: () => Intl.ListFormat;
}

/** Each is made when it is first used: all of them at once would hold up the first paint. */
function formattersOf(locale: string): Formatters {
  const zone = { timeZone: 'Asia/Jakarta' };
  const dates = new Map<DateStyle, Intl.DateTimeFormat>();
  const dateOf = (style: DateStyle): Intl.DateTimeFormat => {
    const made = dates.get(style) ?? new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...DATE_STYLES[style] });
    dates.set(style, made);
    return made;
  };
  const count = once(() => new Intl.NumberFormat(locale));
  return {
    separator: once(
      () =>
        count()
          .formatToParts(0.5)
          .find((part) => part.type === 'decimal')?.value ?? ',',
    ),
    count,
    dates: dateOf,
    time: once(() => new Intl.DateTimeFormat(locale, { ...zone, hour: '2-digit', minute: '2-digit' })),
    instant: once(() => new Intl.DateTimeFormat(locale, { ...zone, ...DATE_STYLES.long })),
    list: once(() => new Intl.ListFormat(locale, { type: 'conjunction' })),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Numbers and dates as people read them, by Intl in the language on screen. Ratios come as exact fractions. */
@Injectable({ providedIn: 'root' })
export class Format {
  private readonly messages = inject(Messages);
  private readonly f = computed(() => formattersOf(LOCALES[this.messages.language()]));

  /** `85,7`: an index, a score, or a share whose % stands elsewhere. */
  readonly ratio = (value: Fraction | null): string => (value ? formatRatio(value, this.f().separator()) : NOTHING);

  /** `85,7%` */
  readonly percent = (value: Fraction | null): string => (value ? `${this.ratio(value)}%` : NOTHING);

  /** `+1,2`, `−0,4`, `0,0`, in points of a hundred; nothing when one side has no data. */
  readonly change = (from: Fraction | null, to: Fraction | null): string =>
    from && to ? formatChange(from, to, this.f().separator()) : NOTHING;

  /** A difference that is given: `+1,2`; with two decimals where a list of them must add up. */
  readonly step = (difference: Fraction | null, digits: 1 | 2 = 1): string =>
    difference ? formatChange(NOUGHT, difference, this.f().separator(), digits) : NOTHING;

  /** `1.623` */
  readonly count = (value: number): string => this.f().count().format(value);

  /** `+3`, `−2`, `0` */
  readonly countChange = (value: number): string =>
    `${value > 0 ? '+' : value < 0 ? '\u2212' : ''}${this.count(Math.abs(value))}`;

  /** A calendar date; null gives the dash. */
  readonly date = (date: CalendarDate | string | null, style: DateStyle = 'long'): string =>
    date === null
      ? NOTHING
      : this.f()
          .dates(style)
          .format(Date.parse(`${date}T00:00:00Z`));

  /** `31` */
  readonly dayOfMonth = (date: CalendarDate): string => this.count(Number(date.slice(8)));

  /** `31 Oktober 2026, 08.00 WIB` */
  readonly instant = (iso: string): string => {
    const ms = Date.parse(iso);
    return `${this.f().instant().format(ms)}, ${this.f().time().format(ms)} WIB`;
  };

  /** `08.00`, of a time of day such as `08:00` */
  readonly timeOfDay = (time: string): string =>
    this.f()
      .time()
      .format(Date.parse(`2026-01-01T${time}:00+07:00`));

  /** `1–31 Oktober 2026`, both days within it */
  readonly period = ({ from, to }: { readonly from: string; readonly to: string }): string =>
    this.f()
      .dates('long')
      .formatRange(Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`));

  /** `4 hari lalu`, `hari ini` */
  readonly ago = (days: number): string =>
    this.messages.t(days === 0 ? 'freshness.today' : days === 1 ? 'freshness.dayAgo' : 'freshness.daysAgo', {
      days: this.count(days),
    });

  /** `a, b, dan c` */
  readonly list = (items: readonly string[]): string => this.f().list().format(items);
}
