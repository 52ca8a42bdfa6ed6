import { addDays, addMonths, calendarDate } from '../calendar/calendar-date';
import { currentUntil, pointsOf } from '../scoring/points';
import { RULESET_1 } from '../scoring/ruleset';
import { foldSop } from '../sop/fold';
import { anSop, type SopBuilder } from '../testing';
import { DEFAULT_LKE_CUTS, evaluatedCurrentUntil, lkeAnswers, lkeLetter, type InForceSops } from './lke';
import { isEvaluated } from './process-figures';

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
  const inForceOf = (sops: readonly SopBuilder[]): InForceSops => {
    const states = sops
      .map((sop) => foldSop(sop.build(), today))
      .filter(({ obliged, notApplicable }) => obliged && notApplicable === null);
    const evaluated = states.flatMap(({ ratifiedOn, evaluatedOn }) =>
      ratifiedOn === null ? [] : [{ ratifiedOn, evaluatedOn, count: 1 }],
    );
    const applied = states.filter((state) => pointsOf(state, today, RULESET_1).applied).length;
    return { all: evaluated.length, applied, evaluated };
  };
  const counts = { in_force: 3, not_yet: 1, without: 2 };
  const told = (inForce: InForceSops) =>
    lkeAnswers(counts, inForce, today, RULESET_1, DEFAULT_LKE_CUTS).map(
      ({ question, letter, done, of }) => `${question} ${letter ?? '-'} ${done}/${of}`,
    );
  const answers = (...sops: SopBuilder[]) => told(inForceOf(sops));
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
    const { evaluated, ...counted } = inForceOf([inForce().evaluated('2026-02-01'), inForce()]);
    const alike = evaluated.map((sops) => ({ ...sops, count: 7 }));
    expect(told({ ...counted, all: 20, evaluated: alike })[2]).toBe('evaluated C 7/20');
  });
  it.each(['2026-07-01', '2026-02-28', '2024-02-29', '2025-03-31'])(
    'look among what is current for whatever was evaluated within twelve months before %s',
    (text) => {
      const date = calendarDate(text);
      const [since, from] = [addMonths(date, -12), evaluatedCurrentUntil(date, RULESET_1)];
      for (let day = -3; day <= 3; day++) {
        for (const ratified of ['2023-01-01', addDays(since, day), addDays(since, day - 1)]) {
          const state = foldSop(
            anSop().required('2022-01-01').ratified(ratified).evaluated(addDays(since, day)).build(),
            date,
          );
          const found = (currentUntil(state, RULESET_1) ?? '') >= from;
          if (isEvaluated(state, since)) expect([day, found]).toEqual([day, true]);
          if (day < 0) expect([day, found]).toEqual([day, false]);
        }
      }
    },
  );
  it('leave out what does not apply, and have no answer without SOPs', () => {
    expect(answers(inForce().notApplicable('2026-06-01'))).toEqual([
      'mapped C 3/6',
      'applied - 0/0',
      'evaluated - 0/0',
    ]);
  });
});
