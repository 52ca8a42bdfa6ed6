import { fraction, RULESET_1 } from '@pantausop/domain';
import { indexWithOneArea, lifeOfAnSop } from './worked-examples';

describe('the examples of the guide under ruleset 1', () => {
  it('follow one SOP through its points', () => {
    expect(lifeOfAnSop(RULESET_1).map(({ day, happens, points }) => [day, happens, points])).toEqual([
      ['2026-01-10', 'required', 0],
      ['2026-02-01', 'checked', 12],
      ['2026-03-01', 'ratified', 85],
      ['2026-08-31', 'monitored', 100],
      ['2027-02-28', 'appliedLapse', 85],
      ['2027-03-01', 'currentLapse', 70],
      ['2027-04-01', 'evaluated', 85],
    ]);
  });

  it('follow another ruleset in its months and points', () => {
    const shorter = { ...RULESET_1, ratifiedPoints: 30, appliedPoints: 5, appliedMonths: 1 };
    expect(lifeOfAnSop(shorter).map(({ points }) => points)).toEqual([0, 12, 95, 100, 95, 80, 95]);
  });

  it.each([
    [false, fraction(7, 8)],
    [true, fraction(1, 1)],
  ])('take one area out of the index only when it does not apply (%s)', (excused, expected) => {
    const index = indexWithOneArea(excused, RULESET_1);
    expect(index && expected && index.numerator * expected.denominator).toBe(
      index && expected && expected.numerator * index.denominator,
    );
  });
});
