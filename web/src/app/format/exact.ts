import { fraction, type Fraction } from '@pantausop/domain';

/** The fraction behind a ratio that the API rounded to six decimals, where its exact integers are not at hand (a month's index). */
export const fractionOfRatio = (ratio: number | null): Fraction | null =>
  ratio === null ? null : fraction(Math.round(ratio * 1_000_000), 1_000_000);

/** A ratio 0..1 as a length 0..100 for drawing; never shown as a figure. */
export const asLength = (value: Fraction | null): number =>
  value === null ? 0 : (Number(value.numerator) / Number(value.denominator)) * 100;

/** An exact fraction as the API writes it out. */
export const exactFraction = (exact: { numerator: string; denominator: string } | null): Fraction | null =>
  exact && fraction(BigInt(exact.numerator), BigInt(exact.denominator));
