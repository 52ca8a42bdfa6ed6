/** Exact fractions and how they are shown (scoring rules §4, showing); independent of the product's code. */

/** `den` > 0; not necessarily in lowest terms. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

export function fraction(num: bigint | number, den: bigint | number): Fraction {
  const [n, d] = [BigInt(num), BigInt(den)];
  if (d === 0n) throw new RangeError('denominator 0');
  return d < 0n ? { num: -n, den: -d } : { num: n, den: d };
}

export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.num * b.den + b.num * a.den, a.den * b.den);
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { num: -b.num, den: b.den });
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.num * b.num, a.den * b.den);
export const same = (a: Fraction, b: Fraction): boolean => a.num * b.den === b.num * a.den;

/** The integer next to `scale * ratio`, halves upwards. For ratios >= 0. */
function halfUp(ratio: Fraction, scale: bigint): bigint {
  if (ratio.num < 0n) throw new RangeError('negative ratio');
  return (2n * ratio.num * scale + ratio.den) / (2n * ratio.den);
}

/** What the API says: 0..1 with 6 decimals, half up. */
export const sixDecimals = (ratio: Fraction): number => Number(halfUp(ratio, 1_000_000n)) / 1_000_000;

const oneDecimal = (tenths: bigint): string => `${tenths / 10n},${tenths % 10n}`;

/** Tenths of a percent that are never 100,0 or 0,0 unless exactly so. */
function shownTenths(ratio: Fraction): bigint {
  const tenths = halfUp(ratio, 1000n);
  if (tenths === 1000n && ratio.num !== ratio.den) return 999n;
  if (tenths === 0n && ratio.num !== 0n) return 1n;
  return tenths;
}

/**
 * What a screen says of a ratio in percent, without the sign %: one decimal, half up.
 * @throws RangeError outside 0..1: such a figure is an error and is never clamped away.
 */
export function percentText(ratio: Fraction): string {
  if (ratio.num < 0n || ratio.num > ratio.den) throw new RangeError('ratio outside 0..1');
  return oneDecimal(shownTenths(ratio));
}

/**
 * What a screen says of a difference of two ratios, in percentage points with sign: one decimal, half away from zero.
 * What rounds to nothing has no sign; the bars of a ratio (99,9 and 0,1) are for ratios.
 */
export function changeText(change: Fraction): string {
  const tenths = halfUp({ num: change.num < 0n ? -change.num : change.num, den: change.den }, 1000n);
  if (tenths === 0n) return oneDecimal(0n);
  return `${change.num < 0n ? '-' : '+'}${oneDecimal(tenths)}`;
}

const CUTS: readonly (readonly [bigint, string])[] = [
  [91n, 'Sangat Baik'],
  [76n, 'Baik'],
  [66n, 'Cukup'],
  [51n, 'Kurang'],
];

/** The predikat of an exact value in 0..1 under the cuts of ruleset 1; the value is not rounded before. */
export function predikatOf(value: Fraction): string {
  for (const [cut, name] of CUTS) if (value.num * 100n >= cut * value.den) return name;
  return 'Sangat Kurang';
}
