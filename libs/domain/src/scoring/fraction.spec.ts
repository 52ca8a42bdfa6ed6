import * as fc from 'fast-check';
import { compareFractions, fraction, ratioOf, toRatio, type Fraction } from './fraction';

describe('the ratio of two integers', () => {
  it('is the same in plain numbers as from the exact fraction', () => {
    const denominator = fc.oneof(fc.integer({ min: -3, max: 3000 }), fc.maxSafeInteger());
    const numerator = fc.oneof(fc.integer({ min: -3, max: 3000 }), fc.maxSafeInteger());
    fc.assert(
      fc.property(numerator, denominator, (n, d) => {
        expect(ratioOf(n, d)).toBe(toRatio(fraction(n, d)));
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    [1, 0, null],
    [0, 7, 0],
    [1, 3, 0.333333],
    [2, 3, 0.666667],
    [1, 2_000_000, 0.000001],
    [1, 2_000_001, 0],
    [4_503_599_626, 4_503_599_627, 1],
  ])('of %i and %i is %s', (n, d, ratio) => {
    expect(ratioOf(n, d)).toBe(ratio);
  });
});

describe('comparing two fractions', () => {
  const exactly = (a: Fraction, b: Fraction): number => {
    const difference = a.numerator * b.denominator - b.numerator * a.denominator;
    return Number(difference > 0n) - Number(difference < 0n);
  };
  /** Of any size up to far beyond what a number holds. */
  const whole = fc.integer({ min: 1, max: 2400 }).chain((bits) => fc.bigInt({ min: 0n, max: 2n ** BigInt(bits) }));
  const any = fc.record({
    numerator: fc.tuple(whole, fc.boolean()).map(([n, negative]) => (negative ? -n : n)),
    denominator: whole.map((n) => n + 1n),
  });

  it('says what their difference says', () => {
    fc.assert(
      fc.property(any, any, (a, b) => expect(compareFractions(a, b)).toBe(exactly(a, b))),
      { numRuns: 3000 },
    );
  });

  it('says it also of two that are alike but for their last digits', () => {
    const near = fc.tuple(any, whole, fc.bigInt({ min: -2n, max: 2n }));
    fc.assert(
      fc.property(near, ([a, times, more]) => {
        const b = { numerator: a.numerator * (times + 1n) + more, denominator: a.denominator * (times + 1n) };
        expect([compareFractions(a, b), compareFractions(b, a)]).toEqual([exactly(a, b), exactly(b, a)]);
      }),
      { numRuns: 3000 },
    );
  });
});
