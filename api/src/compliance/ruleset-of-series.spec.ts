import { calendarDate, RULESET_1, type Rulesets } from '@pantausop/domain';
import { rulesetOfSeries } from './ruleset-of-series';

const day = calendarDate;
const TODAY = day('2026-07-01');
const TWO: Rulesets = [RULESET_1, { ...RULESET_1, id: 2, effectiveOn: day('2026-01-01') }];

describe('the ruleset of a series', () => {
  it('is that of the date where figures are as reported', () => {
    expect(rulesetOfSeries('reported', day('2025-12-31'), TODAY, TWO).id).toBe(1);
    expect(rulesetOfSeries('reported', day('2026-01-01'), TODAY, TWO).id).toBe(2);
  });

  it("is today's for every date where they are restated", () => {
    const idOn = (date: string) => rulesetOfSeries('restated', day(date), TODAY, TWO).id;
    expect(['2020-01-01', '2025-12-31', '2026-01-01', '2027-01-01'].map(idOn)).toEqual([2, 2, 2, 2]);
    expect(rulesetOfSeries('restated', day('2026-01-01'), day('2025-06-30'), TWO).id).toBe(1);
  });
});
