import { addFractions, fraction, type Fraction } from '../scoring/fraction';

/** An OPD before and after a training. */
export interface TwoDays {
  /** of the training; false = nobody of it took part, as far as is recorded */
  readonly trained: boolean;
  readonly before: Fraction | null;
  readonly after: Fraction | null;
}

/** The mean index of the same OPDs on two days. */
export interface ComparedGroup {
  readonly opds: number;
  readonly before: Fraction;
  readonly after: Fraction;
}

export interface BeforeAndAfter {
  readonly trained: ComparedGroup | null;
  readonly others: ComparedGroup | null;
}

/** Months after the start of a training on which OPDs are looked at again. */
export const MONTHS_AFTER = [6, 12] as const;

/**
 * Compares the OPDs with and without participants. Each mean is of the OPDs that have an index on both days, so that no OPD
 * comes or goes between them. It says what was, not why: nobody chose at random who took part.
 */
export function beforeAndAfter(opds: readonly TwoDays[]): BeforeAndAfter {
  return { trained: groupOf(opds.filter(({ trained }) => trained)), others: groupOf(opds.filter((o) => !o.trained)) };
}

function groupOf(opds: readonly TwoDays[]): ComparedGroup | null {
  const both = opds.flatMap(({ before, after }) => (before && after ? [{ before, after }] : []));
  const before = meanOf(both.map((one) => one.before));
  const after = meanOf(both.map((one) => one.after));
  return before && after ? { opds: both.length, before, after } : null;
}

/** The exact mean; null without values. */
export function meanOf(values: readonly Fraction[]): Fraction | null {
  const [first, ...others] = values;
  if (!first) return null;
  const sum = others.reduce(addFractions, first);
  return fraction(sum.numerator, sum.denominator * BigInt(values.length));
}
