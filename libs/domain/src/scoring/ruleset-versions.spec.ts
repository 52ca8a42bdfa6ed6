import { calendarDate } from '../calendar/calendar-date';
import { stamp } from '../calendar/stamp';
import { RefusedError } from '../errors';
import { RULESET_1, rulesetOn, type RulesetContents } from './ruleset';
import { admitRuleset, rulesetsKnownAt, rulesetStamps, totalPoints, type PublishedRuleset } from './ruleset-versions';

const day = calendarDate;
const published = (id: number, from: string, recorded: number, retracted: number | null = null): PublishedRuleset => ({
  ...RULESET_1,
  id,
  effectiveOn: day(from),
  recordedAt: stamp(recorded),
  retractedAt: retracted === null ? null : stamp(retracted),
});

describe('published rulesets', () => {
  const all = [published(2, '2027-01-01', 10), published(3, '2026-09-01', 20, 30), published(4, '2026-12-01', 40)];
  const idsAt = (knownAt: number | null) =>
    rulesetsKnownAt(all, knownAt === null ? null : stamp(knownAt)).map(({ id }) => id);

  it('stand from the moment of their publication to that of their retraction, ruleset 1 always before them', () => {
    expect([9, 10, 20, 29, 30, 40, null].map(idsAt)).toEqual([
      [1],
      [1, 2],
      [1, 3, 2],
      [1, 3, 2],
      [1, 2],
      [1, 4, 2],
      [1, 4, 2],
    ]);
    expect(rulesetStamps(all)).toEqual([10, 20, 30, 40]);
  });

  it('decide from their own day on', () => {
    const rulesets = rulesetsKnownAt(all);
    expect(
      ['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01'].map((on) => rulesetOn(rulesets, day(on)).id),
    ).toEqual([1, 4, 4, 2]);
  });
});

describe('a ruleset that is to be published', () => {
  const today = day('2026-07-01');
  const codeOf = (change: Partial<RulesetContents>, from = '2026-08-01'): string | null => {
    try {
      admitRuleset({ ...RULESET_1, ...change }, day(from), today, rulesetsKnownAt([published(2, '2026-10-01', 10)]));
      return null;
    } catch (error) {
      if (error instanceof RefusedError) return error.code;
      throw error;
    }
  };

  it('may move every number as long as an SOP can earn exactly 100 points', () => {
    expect(totalPoints(RULESET_1)).toBe(100);
    expect(codeOf({ ratifiedPoints: 10, appliedPoints: 25, appliedMonths: 3, currentMonths: 24 })).toBeNull();
    expect(codeOf({ areaWeights: { ...RULESET_1.areaWeights, sdm: 0, tatalaksana: 3 } })).toBeNull();
  });

  it.each([
    ['ruleset_not_ahead', {}, '2026-07-01'],
    ['ruleset_not_ahead', {}, '2026-06-30'],
    ['ruleset_start_taken', {}, '2026-10-01'],
    ['ruleset_total', { ratifiedPoints: 21 }, '2026-08-01'],
    ['ruleset_points', { ratifiedPoints: -5, appliedPoints: 40 }, '2026-08-01'],
    ['ruleset_points', { ratifiedPoints: 20.5, appliedPoints: 14.5 }, '2026-08-01'],
    ['ruleset_months', { appliedMonths: 0 }, '2026-08-01'],
    ['ruleset_months', { currentMonths: 121 }, '2026-08-01'],
    [
      'ruleset_weights',
      { areaWeights: Object.fromEntries(Object.keys(RULESET_1.areaWeights).map((a) => [a, 0])) },
      '2026-08-01',
    ],
    ['ruleset_weights', { areaWeights: { ...RULESET_1.areaWeights, sdm: -1 } }, '2026-08-01'],
    ['ruleset_cuts', { predikatCuts: RULESET_1.predikatCuts.slice(1) }, '2026-08-01'],
    [
      'ruleset_cuts',
      {
        predikatCuts: [
          [91, 'sangat_baik'],
          [92, 'baik'],
          [66, 'cukup'],
          [51, 'kurang'],
        ],
      },
      '2026-08-01',
    ],
  ] as const)('is refused: %s %j from %s', (code, change, from) => {
    expect(codeOf(change as unknown as Partial<RulesetContents>, from)).toBe(code);
  });
});
