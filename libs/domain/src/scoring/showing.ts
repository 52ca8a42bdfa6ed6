import { scaled, subtractFractions, type Fraction } from './fraction';
import type { Predikat, Ruleset } from './ruleset';

/** Predikat of an index or score by the cuts of the ruleset, on the exact value. */
export function predikatOf(value: Fraction, ruleset: Pick<Ruleset, 'predikatCuts'>): Predikat {
  for (const [cut, name] of ruleset.predikatCuts) {
    if (value.numerator * 100n >= BigInt(cut) * value.denominator) return name;
  }
  return 'sangat_kurang';
}

/**
 * A ratio in tenths of a percent, half up; 999 unless it is exactly 1 and 1 unless it is exactly 0,
 * so that 1999 of 2000 never reads 100,0 (scoring rules §4, showing).
 */
export function tenthsOfPercent(value: Fraction): number {
  const tenths = Number(scaled(value, 3));
  if (value.numerator === 0n) return 0;
  if (value.numerator === value.denominator) return 1000;
  return Math.min(999, Math.max(1, tenths));
}

const decimal = (units: bigint | number, digits: number, separator: string): string => {
  const negative = units < 0;
  const text = String(negative ? -units : units).padStart(digits + 1, '0');
  return `${negative ? '\u2212' : ''}${text.slice(0, -digits)}${separator}${text.slice(-digits)}`;
};

/** A ratio as people read it, 0,0 to 100,0 with one decimal and without a sign: `66,7`. */
export const formatRatio = (value: Fraction, separator = ','): string => decimal(tenthsOfPercent(value), 1, separator);

/**
 * The change from one ratio to another in points of a hundred, half away from zero, signed: `+1,2`, `−0,4`, `0,0`.
 *
 * @param digits 1 for reading, more where steps must add up
 */
export function formatChange(from: Fraction, to: Fraction, separator = ',', digits: 1 | 2 | 3 | 4 = 1): string {
  const units = scaled(subtractFractions(to, from), 2 + digits);
  return `${units > 0n ? '+' : ''}${decimal(units, digits, separator)}`;
}

/** The step of the sequential scale: 0 = exactly none, 1 below 25, 2 below 50, 3 below 75, 4 below 100, 5 = all. */
export function scaleStep(value: Fraction): 0 | 1 | 2 | 3 | 4 | 5 {
  if (value.numerator === 0n) return 0;
  const quarters = (value.numerator * 4n) / value.denominator;
  return quarters >= 4n ? 5 : quarters >= 3n ? 4 : quarters >= 2n ? 3 : quarters >= 1n ? 2 : 1;
}
