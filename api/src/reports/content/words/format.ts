import { formatChange, formatRatio, tenthsOfPercent, type Fraction } from '@pantausop/domain';
import type { ReportLanguage } from '../../report-content';

/** Figures and dates as a language writes them. */
export class Format {
  /** between the ends of a range */
  readonly until: string;
  private readonly locale: string;
  private readonly point: string;
  private readonly counts: Intl.NumberFormat;
  /** made once each: a formatter takes longer to make than a hundred dates to write */
  private readonly dates = new Map<string, Intl.DateTimeFormat>();

  constructor(readonly language: ReportLanguage) {
    this.locale = language === 'id' ? 'id-ID' : 'en-GB';
    this.until = language === 'id' ? 's.d.' : 'to';
    this.point = language === 'id' ? ',' : '.';
    this.counts = new Intl.NumberFormat(this.locale);
  }

  /** `1.268` */
  readonly count = (value: number): string => this.counts.format(value);
  /** `67,4`; a dash where there is no data */
  readonly ratio = (value: Fraction | null): string => (value ? formatRatio(value, this.point) : '–');
  /** `72,9%`; `100%` only of all */
  readonly percent = (value: Fraction | null): string =>
    value === null ? '–' : tenthsOfPercent(value) === 1000 ? '100%' : `${formatRatio(value, this.point)}%`;
  /** `+1,2`, `−0,4`, `0,0` */
  readonly signed = (change: Fraction, digits: 1 | 2 | 3 | 4 = 1): string =>
    formatChange(NOUGHT, change, this.point, digits);
  /** `1,2` whichever the sign */
  readonly size = (change: Fraction, digits: 1 | 2 | 3 | 4 = 1): string =>
    this.signed(change, digits).replace(/^[+\u2212]/, '');
  /** `26/31` */
  readonly of = ({ inForce, required }: { inForce: number; required: number }): string =>
    `${this.count(inForce)}/${this.count(required)}`;

  /** `31 Oktober 2026` */
  readonly date = (day: string): string => this.day(day, { day: 'numeric', month: 'long', year: 'numeric' });
  /** `31 Okt 2026` */
  readonly shortDate = (day: string): string => this.day(day, { day: 'numeric', month: 'short', year: 'numeric' });
  /** `Senin, 2 November 2026` */
  readonly weekday = (day: string): string =>
    this.day(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  /** `22 Okt` */
  readonly dayAndMonth = (day: string): string => this.day(day, { day: 'numeric', month: 'short' });
  /** `Kamis` */
  readonly weekdayName = (day: string): string => this.day(day, { weekday: 'long' });
  /** `1 s.d. 29 Januari 2027`, `27 November s.d. 3 Desember 2026`; both years where they differ */
  readonly range = (from: string, to: string): string => {
    const month = from.slice(0, 7) === to.slice(0, 7) ? {} : { month: 'long' as const };
    const year = from.slice(0, 4) === to.slice(0, 4) ? {} : { year: 'numeric' as const };
    return `${this.day(from, { day: 'numeric', ...month, ...year })} ${this.until} ${this.date(to)}`;
  };
  /** `Oktober 2026` */
  readonly month = (day: string): string => this.day(day, { month: 'long', year: 'numeric' });
  /** `Oktober` */
  readonly monthName = (day: string): string => this.day(day, { month: 'long' });
  /** `Okt` */
  readonly shortMonth = (day: string): string => this.day(day, { month: 'short' });
  /** `Senin, 2 November 2026, 08.00 WIB` */
  readonly instant = (iso: string): string => {
    const zoned = (options: Intl.DateTimeFormatOptions): string =>
      this.formatter({ timeZone: 'Asia/Jakarta', ...options }).format(Date.parse(iso));
    const day = zoned({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
    return `${day}, ${zoned({ hour: '2-digit', minute: '2-digit' })} WIB`;
  };
  /** `a, b dan c` */
  readonly list = (items: readonly string[]): string => {
    const last = items.at(-1);
    if (items.length < 2 || last === undefined) return last ?? '';
    return `${items.slice(0, -1).join(', ')} ${this.language === 'id' ? 'dan' : 'and'} ${last}`;
  };

  private day(day: string, options: Intl.DateTimeFormatOptions): string {
    return this.formatter({ timeZone: 'UTC', ...options }).format(Date.parse(`${day}T00:00:00Z`));
  }

  private formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = JSON.stringify(options);
    const made = this.dates.get(key) ?? new Intl.DateTimeFormat(this.locale, options);
    this.dates.set(key, made);
    return made;
  }
}

const NOUGHT: Fraction = { numerator: 0n, denominator: 1n };

const FORMATS: Readonly<Record<ReportLanguage, Format>> = { id: new Format('id'), en: new Format('en') };
export const formatIn = (language: ReportLanguage): Format => FORMATS[language];
