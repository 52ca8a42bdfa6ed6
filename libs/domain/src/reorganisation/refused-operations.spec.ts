import { anSop } from '../testing';
import { day, newUnit, operationOn, plan, refusalOf } from './reorganisation.fixture';

const MERGED_ON = '2022-12-01';
const merger = operationOn(MERGED_ON, { kind: 'merge', units: ['disdik', 'disbud'], into: newUnit('disdikbud') });

describe('an operation is refused, with a sentence in both languages', () => {
  const on = MERGED_ON;
  const end = (unit: string, when = on) => operationOn(when, { kind: 'dissolve', unit, successors: [] });
  const merge = (units: string[], into: string, when = on) =>
    operationOn(when, { kind: 'merge', units, into: { unit: into } });
  const sop = { id: 's', history: anSop('disdik').required('2022-01-10').build() };
  const cases: readonly (readonly [string, string, () => unknown])[] = [
    ['a circle', 'unit_circle', () => plan(operationOn(on, { kind: 'reparent', unit: 'dinkes', parent: 'labkes' }))],
    [
      'a circle that comes later',
      'unit_circle',
      () =>
        plan(operationOn(on, { kind: 'reparent', unit: 'disdik', parent: 'dinkes' }), {
          units: [['dinkes', '2023-01-01', { type: 'reparented', parent: 'disdik' }]],
        }),
    ],
    ['a merger into itself', 'into_itself', () => plan(merge(['disdik', 'dinkes'], 'dinkes'))],
    [
      'a successor of itself',
      'into_itself',
      () => plan(operationOn(on, { kind: 'dissolve', unit: 'disdik', successors: ['disdik'] })),
    ],
    [
      'one unit into a new one',
      'too_few_units',
      () => plan(operationOn(on, { kind: 'merge', units: ['disdik'], into: newUnit('x') })),
    ],
    ['one part', 'too_few_units', () => plan(operationOn(on, { kind: 'split', unit: 'disdik', into: [newUnit('x')] }))],
    ['a day before the unit', 'before_unit', () => plan(end('disdik', '2016-11-30'))],
    ['its first day', 'before_unit', () => plan(end('disdik', '2016-12-01'))],
    [
      'a day after the unit',
      'after_unit',
      () =>
        plan(end('disdik', '2023-01-01'), {
          units: [['disdik', '2022-12-01', { type: 'closed', how: 'dissolved', successors: [] }]],
        }),
    ],
    [
      'a unit that changes later',
      'changed_later',
      () =>
        plan(end('disdik'), {
          units: [['disdik', '2023-01-01', { type: 'renamed', code: 'D', name: 'D', abbreviation: 'D' }]],
        }),
    ],
    ['the city', 'government_stays', () => plan(end('kota'))],
    ['an unknown unit', 'unit_unknown', () => plan(end('nowhere'))],
    [
      'a code of another unit',
      'code_used',
      () => plan(operationOn(on, { kind: 'establish', unit: newUnit('x', { code: 'DINKES' }) })),
    ],
    [
      'a code that another unit takes later',
      'code_used',
      () => plan(operationOn(on, { kind: 'establish', unit: newUnit('x', { code: 'LATER' }) })),
    ],
    ['a successor that is not there yet', 'successor_not_valid', () => plan(merge(['disdik'], 'later'))],
    [
      'a successor that ends',
      'successor_not_valid',
      () =>
        plan(merge(['disdik'], 'disbud'), {
          units: [['disbud', '2023-01-01', { type: 'closed', how: 'dissolved', successors: [] }]],
        }),
    ],
    [
      'a parent that ends',
      'successor_not_valid',
      () =>
        plan(operationOn(on, { kind: 'reparent', unit: 'labkes', parent: 'disbud' }), {
          units: [['disbud', '2023-01-01', { type: 'closed', how: 'dissolved', successors: [] }]],
        }),
    ],
    [
      'the same name',
      'nothing_changes',
      () =>
        plan(
          operationOn(on, {
            kind: 'rename',
            unit: 'disdik',
            name: { code: 'DISDIK', name: 'Unit DISDIK', abbreviation: 'DISDIK' },
          }),
        ),
    ],
    [
      'the same parent',
      'nothing_changes',
      () => plan(operationOn(on, { kind: 'reparent', unit: 'labkes', parent: 'dinkes' })),
    ],
    [
      'a target that is no successor',
      'target_not_offered',
      () => plan(merger, { sops: [sop], decided: { s: { action: 'move', to: 'dinkes' } } }),
    ],
    [
      'a review before the day',
      'review_not_later',
      () => plan(merger, { sops: [sop], decided: { s: { action: 'renew', to: 'disdikbud', reviewOn: day(on) } } }),
    ],
    [
      'a decision about another SOP',
      'decision_without_sop',
      () => plan(merger, { decided: { s: { action: 'move', to: 'disdikbud' } } }),
    ],
  ];

  it.each(cases)('%s', (_, code, work) => {
    expect(refusalOf(work)).toBe(code);
  });
});
