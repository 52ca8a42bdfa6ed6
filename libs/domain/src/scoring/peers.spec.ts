import { fraction, type Fraction } from './fraction';
import { medianOf, quartileOf, rankAmong } from './peers';

const f = (numerator: number, denominator: number): Fraction => {
  const value = fraction(numerator, denominator);
  if (value === null) throw new Error('denominator 0');
  return value;
};
const asNumber = (value: Fraction | null) => value && Number(value.numerator) / Number(value.denominator);

describe('values of one kind of OPD', () => {
  const five = [f(9, 10), f(1, 10), f(5, 10), f(3, 10), f(7, 10)];

  it('takes the middle value, whatever the order', () => expect(asNumber(medianOf(five))).toBe(0.5));
  it('takes the mean of the two in the middle, exactly', () => {
    const median = medianOf([f(1, 3), f(2, 3), f(0, 1), f(1, 1)]);
    expect(median && median.numerator * 2n === median.denominator).toBe(true);
  });
  it('finds the quartiles and the range', () => {
    expect([0, 1, 2, 3, 4].map((q) => asNumber(quartileOf(five, q as 0 | 1 | 2 | 3 | 4)))).toEqual([
      0.1, 0.3, 0.5, 0.7, 0.9,
    ]);
    expect(asNumber(quartileOf([f(0, 1), f(1, 1)], 1))).toBe(0.25);
  });
  it('knows nothing about no values', () => expect(medianOf([])).toBeNull());
  it('shares ranks on ties and leaves out the next', () => {
    const values = [f(1, 2), f(2, 4), f(9, 10), f(1, 10)];
    expect(values.map((value) => rankAmong(value, values))).toEqual([2, 2, 1, 4]);
  });
});
