/** An exact ratio of two integers; the denominator is positive. Ratios stay fractions until the last step (scoring rules §4). */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The fraction of two safe integers; null when the denominator is 0. */
export function fraction(numerator: number | bigint, denominator: number | bigint): Fraction | null {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  if (d === 0n) return null;
  return d > 0n ? { numerator: n, denominator: d } : { numerator: -n, denominator: -d };
}

export const addFractions = (a: Fraction, b: Fraction): Fraction =>
  a.denominator === b.denominator
    ? { numerator: a.numerator + b.numerator, denominator: a.denominator }
    : {
        numerator: a.numerator * b.denominator + b.numerator * a.denominator,
        denominator: a.denominator * b.denominator,
      };

export const subtractFractions = (a: Fraction, b: Fraction): Fraction => ({
  numerator: a.numerator * b.denominator - b.numerator * a.denominator,
  denominator: a.denominator * b.denominator,
});

/** The same fraction in lowest terms: sums over many stay small, and equal fractions are written alike. */
export function reduced({ numerator, denominator }: Fraction): Fraction {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b > 0n) [a, b] = [b, a % b];
  return a > 1n ? { numerator: numerator / a, denominator: denominator / a } : { numerator, denominator };
}

/** Two quotients that lie farther apart than this share of their size differ in fact: each is off by less than 2^-51 of its own. */
const SURELY_APART = 2 ** -50;
/** Denominators up to here leave room for any quotient that is not zero. */
const PLAIN = 2 ** 500;

/** a - b by its sign: negative, 0 or positive. In plain numbers where these decide, because lists of exact fractions are sorted. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const [below, under] = [Number(a.denominator), Number(b.denominator)];
  if (below < PLAIN && under < PLAIN) {
    const [left, right] = [Number(a.numerator) / below, Number(b.numerator) / under];
    if (Math.abs(left - right) > (Math.abs(left) + Math.abs(right)) * SURELY_APART) return left < right ? -1 : 1;
  }
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The fraction times 10^digits as an integer, rounded half away from zero (half up for what is not negative). */
export function scaled({ numerator, denominator }: Fraction, digits: number): bigint {
  const factor = 10n ** BigInt(digits);
  const magnitude = ((numerator < 0n ? -numerator : numerator) * factor * 2n + denominator) / (denominator * 2n);
  return numerator < 0n ? -magnitude : magnitude;
}

/** The ratio as the API gives it: a number with at most 6 decimals, rounded half up; null stays null. */
export function toRatio(value: Fraction | null): number | null {
  return value === null ? null : Number(scaled(value, 6)) / 1_000_000;
}

/** `toRatio(fraction(numerator, denominator))` of two integers, in plain numbers while these stay exact: pages show thousands of ratios. */
export function ratioOf(numerator: number, denominator: number): number | null {
  const [dividend, divisor] = [2_000_000 * numerator + denominator, 2 * denominator];
  const exact = numerator >= 0 && denominator > 0 && dividend <= Number.MAX_SAFE_INTEGER;
  if (!exact) return toRatio(fraction(numerator, denominator));
  return (dividend - (dividend % divisor)) / divisor / 1_000_000;
}
