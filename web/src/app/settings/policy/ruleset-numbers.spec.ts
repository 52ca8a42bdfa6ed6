import { RULESET_1, totalPoints } from '@pantausop/domain';
import { changesBetween, NUMBER_GROUPS, numbersOf } from './ruleset-numbers';

const one = numbersOf({ ...RULESET_1, predikatCuts: RULESET_1.predikatCuts.map(([cut, name]) => [cut, name]) });

describe('the numbers of a ruleset', () => {
  it('are all there to change: three parts, two terms, nineteen elements, eight areas, four cuts', () => {
    expect(NUMBER_GROUPS.map(({ numbers }) => numbers.length)).toEqual([3, 2, 19, 8, 4]);
  });

  it('differ exactly where one was changed', () => {
    for (const number of NUMBER_GROUPS.flatMap(({ numbers }) => numbers)) {
      const changed = number.with(one, 77);
      expect(changesBetween(one, changed)).toEqual([{ label: number.label, before: number.of(one), after: 77 }]);
    }
    expect(changesBetween(one, one)).toEqual([]);
    expect(totalPoints(one)).toBe(100);
  });
});
