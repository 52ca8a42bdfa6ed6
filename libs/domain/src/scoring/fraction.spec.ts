import * as fc from 'fast-check';
import { fraction, ratioOf, toRatio } from './fraction';

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
