import { compareFractions, fraction, type Fraction } from './fraction';

/** From the smallest to the largest. */
export const ascending = (values: readonly Fraction[]): Fraction[] => [...values].sort(compareFractions);

/**
 * The value below which the share `quarters`/4 of the values lies, exactly, linear between neighbours
 * (2 = median: for an even number of values the mean of the two in the middle). Null without values.
 */
export function quartileOf(values: readonly Fraction[], quarters: 0 | 1 | 2 | 3 | 4): Fraction | null {
  const sorted = ascending(values);
  const position = (sorted.length - 1) * quarters;
  const below = sorted[Math.floor(position / 4)];
  const above = sorted[Math.min(Math.floor(position / 4) + 1, sorted.length - 1)];
  if (below === undefined || above === undefined) return null;
  const part = BigInt(position % 4);
  // below + (above - below) * part / 4
  return fraction(
    4n * below.numerator * above.denominator +
      part * (above.numerator * below.denominator - below.numerator * above.denominator),
    4n * below.denominator * above.denominator,
  );
}

/** The median; null without values. */
export const medianOf = (values: readonly Fraction[]): Fraction | null => quartileOf(values, 2);

/** 1 = highest; equal values share a rank, and the next rank is left out (scoring rules §7.15: compare within one kind only). */
export const rankAmong = (value: Fraction, peers: readonly Fraction[]): number =>
  1 + peers.filter((peer) => compareFractions(peer, value) > 0).length;
