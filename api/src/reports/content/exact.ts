import { fraction, reduced, type Fraction } from '@pantausop/domain';

/** A fraction in lowest terms as a snapshot keeps it: `5/8`, `-1/3`. */
export type Exact = string;

export function exact(value: Fraction): Exact;
export function exact(value: Fraction | null): Exact | null;
export function exact(value: Fraction | null): Exact | null {
  if (value === null) return null;
  const { numerator, denominator } = reduced(value);
  return `${numerator}/${denominator}`;
}

export function fractionOf(text: Exact): Fraction;
export function fractionOf(text: Exact | null): Fraction | null;
/** @throws Error for a text that is no fraction: the snapshot is not ours */
export function fractionOf(text: Exact | null): Fraction | null {
  if (text === null) return null;
  const [numerator = '', denominator = ''] = text.split('/');
  const value = fraction(BigInt(numerator), BigInt(denominator));
  if (!value) throw new Error(`no fraction: ${text}`);
  return value;
}
