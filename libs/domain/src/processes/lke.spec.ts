import { addMonths, calendarDate } from '../calendar/calendar-date';
import { pointsOf } from '../scoring/points';
import { RULESET_1 } from '../scoring/ruleset';
import { foldSop } from '../sop/fold';
import { anSop, type SopBuilder } from '../testing';
import { DEFAULT_LKE_CUTS, lkeAnswers, lkeLetter, type InForceSops } from './lke';

describe('the answer that a share amounts to', () => {
  it.each([
    [0, 0, null],
    [0, 7, 'D'],
    [1, 1000, 'C'],
    [5, 10, 'C'],
    [6, 10, 'B'],
    [501, 1000, 'B'],
    [999, 1000, 'B'],
    [10, 10, 'A'],
  ] as const)('%d of %d is %s', (done, of, letter) => expect(lkeLetter(done, of, DEFAULT_LKE_CUTS)).toBe(letter));

  it.each([
    [95, 100, 'A'],
    [94, 100, 'B'],
    [76, 100, 'B'],
    [75, 100, 'C'],
    [0, 100, 'D'],
  ] as const)('%d of %d is %s where all begins at 95 and most after 75', (done, of, letter) =>
    expect(lkeLetter(done, of, { all: 95, most: 75 })).toBe(letter),
  );
});

describe('the three questions', () => {
  const today = calendarDate('2026-07-01');
  const inForceOf = (sop: SopBuilder): InForceSops[] => {
    const state = foldSop(sop.build(), today);
    const { ratifiedOn, evaluatedOn, obliged, notApplicable } = state;
    if (!obliged || notApplicable !== null || ratifiedOn === null) return [];
    return [{ ratifiedOn, evaluatedOn, applied: pointsOf(state, today, RULESET_1).applied, count: 1 }];
  };
  const counts = { in_force: 3, not_yet: 1, without: 2 };
  const answers = (...sops: SopBuilder[]) =>
    lkeAnswers(counts, sops.flatMap(inForceOf), today, RULESET_1, DEFAULT_LKE_CUTS).map(
      ({ question, letter, done, of }) => `${question} ${letter ?? '-'} ${done}/${of}`,
    );
  const inForce = () => anSop().required('2025-01-01').checked('2025-02-01').ratified('2025-03-01');

  it('are answered from the lowest processes and from the SOPs in force', () => {
    expect(
      answers(
        inForce().monitored('2026-05-01'),
        inForce().monitored('2025-05-01'),
        inForce().monitored('2026-05-01', 'not_well').evaluated('2026-02-01'),
        anSop().required('2025-01-01'),
      ),
    ).toEqual(['mapped C 3/6', 'applied C 1/3', 'evaluated C 1/3']);
  });
  it('do not take a ratification for an evaluation, nor an old evaluation for one of now', () => {
    const fresh = anSop().required('2026-01-01').checked('2026-02-01').ratified('2026-03-01');
    const twelveMonthsAgo = addMonths(today, -12);
    expect(answers(fresh, inForce().evaluated(twelveMonthsAgo))[2]).toBe('evaluated D 0/2');
    expect(answers(fresh, inForce().evaluated('2025-07-02'))[2]).toBe('evaluated C 1/2');
  });
  it('count SOPs that are alike together', () => {
    const alike = inForceOf(inForce().monitored('2026-05-01')).map((sops) => ({ ...sops, count: 7 }));
    const found = lkeAnswers(counts, [...alike, ...inForceOf(inForce())], today, RULESET_1, DEFAULT_LKE_CUTS);
    expect(found[1]).toMatchObject({ done: 7, of: 8 });
  });
  it('leave out what does not apply, and have no answer without SOPs', () => {
    expect(answers(inForce().notApplicable('2026-06-01'))).toEqual([
      'mapped C 3/6',
      'applied - 0/0',
      'evaluated - 0/0',
    ]);
  });
});
