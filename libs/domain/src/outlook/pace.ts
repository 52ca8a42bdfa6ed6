import { addDays, addMonths, daysBetween, endOfMonth, type CalendarDate } from '../calendar/calendar-date';
import { addFractions, compareFractions, fraction, subtractFractions, type Fraction } from '../scoring/fraction';
import { ascending, quartileOf } from '../scoring/peers';

/** How many month ends the pace looks back over, and how few are too few (scoring rules §4, outlook). */
export const PACE_MONTHS = 6;
export const PACE_FEWEST = 4;

/** Days of a mean month of the Gregorian calendar: 146,097 days in 4,800 months. */
const MONTH_DAYS = { numerator: 146_097n, denominator: 4800n };
/** A forecast beyond this many years says nothing. */
const FARTHEST_YEARS = 20;

/** A figure at a month end; null = no data then. */
export interface MonthEndValue {
  readonly date: CalendarDate;
  readonly value: Fraction | null;
}

/** How a figure moves per month: the median of the slopes of all pairs, and the middle half of them. */
export interface Pace {
  /** Change per month, in the unit of the figure (0..1). */
  readonly slope: Fraction;
  /** First and third quartile of the slopes of all pairs. */
  readonly low: Fraction;
  readonly high: Fraction;
  /** How many month ends it is made from. */
  readonly months: number;
}

/** The last month ends up to `asOf` that a pace is made from, ascending; the day itself counts where it is one. */
export function paceDates(asOf: CalendarDate): CalendarDate[] {
  const last = endOfMonth(asOf) === asOf ? asOf : endOfMonth(addMonths(asOf, -1));
  return Array.from({ length: PACE_MONTHS }, (_, i) => endOfMonth(addMonths(last, i - PACE_MONTHS + 1)));
}

/**
 * Theil-Sen slope over month ends (scoring rules §4): the median over all pairs of (change / months between), which no single
 * month can bend.
 *
 * @param ends consecutive month ends, ascending; those without data are left out
 * @returns null with fewer than four of them
 */
export function paceOf(ends: readonly MonthEndValue[]): Pace | null {
  const known = ends.flatMap(({ value }, month) => (value === null ? [] : [{ month, value }]));
  if (known.length < PACE_FEWEST) return null;
  const rises = known.flatMap((later, at) =>
    known.slice(0, at).flatMap((earlier) => {
      const rise = subtractFractions(later.value, earlier.value);
      return fraction(rise.numerator, rise.denominator * BigInt(later.month - earlier.month)) ?? [];
    }),
  );
  // sorted once for all three
  const slopes = ascending(rises);
  const [low, slope, high] = ([1, 2, 3] as const).map((quarter) => quartileOf(slopes, quarter));
  return low && slope && high ? { slope, low, high, months: known.length } : null;
}

/** When a target is met if the pace goes on; a date is null where it would not be met within 20 years. */
export type Forecast =
  | { readonly kind: 'no_data' }
  | { readonly kind: 'reached' }
  | {
      readonly kind: 'forecast';
      readonly date: CalendarDate | null;
      /** At the third quartile of the pace; null = not at that pace either. */
      readonly earliest: CalendarDate | null;
      /** At the first quartile. */
      readonly latest: CalendarDate | null;
    };

/** @param value the figure on `asOf` */
export function forecastOf(asOf: CalendarDate, value: Fraction | null, target: Fraction, pace: Pace | null): Forecast {
  if (value === null) return { kind: 'no_data' };
  if (compareFractions(value, target) >= 0) return { kind: 'reached' };
  if (pace === null) return { kind: 'no_data' };
  const missing = subtractFractions(target, value);
  const when = (slope: Fraction) => dateAt(asOf, missing, slope);
  return { kind: 'forecast', date: when(pace.slope), earliest: when(pace.high), latest: when(pace.low) };
}

/** The first day on which `missing` is made up for at `slope` per month. */
function dateAt(asOf: CalendarDate, missing: Fraction, slope: Fraction): CalendarDate | null {
  if (slope.numerator <= 0n) return null;
  const numerator = missing.numerator * slope.denominator * MONTH_DAYS.numerator;
  const denominator = missing.denominator * slope.numerator * MONTH_DAYS.denominator;
  const days = (numerator + denominator - 1n) / denominator;
  return days > BigInt(FARTHEST_YEARS) * 366n ? null : addDays(asOf, Number(days));
}

/** The change per month that would meet `target` on `dueOn`; null where that day is not ahead. */
export function paceNeeded(
  asOf: CalendarDate,
  value: Fraction,
  target: Fraction,
  dueOn: CalendarDate,
): Fraction | null {
  if (dueOn <= asOf) return null;
  const missing = subtractFractions(target, value);
  const days = BigInt(daysBetween(asOf, dueOn));
  return fraction(missing.numerator * MONTH_DAYS.numerator, missing.denominator * MONTH_DAYS.denominator * days);
}

/** The figure that `value` would become on `date` at `slope` per month, kept within 0..1. */
export function projected(asOf: CalendarDate, value: Fraction, slope: Fraction, date: CalendarDate): Fraction {
  const days = BigInt(daysBetween(asOf, date));
  const gained = {
    numerator: slope.numerator * days * MONTH_DAYS.denominator,
    denominator: slope.denominator * MONTH_DAYS.numerator,
  };
  const sum = addFractions(value, gained);
  if (sum.numerator < 0n) return { numerator: 0n, denominator: 1n };
  return sum.numerator > sum.denominator ? { numerator: 1n, denominator: 1n } : sum;
}
