import { unitLives } from '../organisation/unit-tree';
import { anSop } from '../testing';
import { mustBeHoused } from './housing';
import { refusalOf, unitHistory } from './reorganisation.fixture';

const lives = unitLives(
  unitHistory([['disdik', '2022-12-01', { type: 'closed', how: 'merged', successors: ['disbud'] }]]),
);
const moved = { type: 'moved', unit: 'disbud', area: 'sdm', cause: 'reorganization' } as const;
const left = () => anSop('disdik').required('2022-01-10');

it('an SOP may not be put into a unit that has ended, nor stay in it', () => {
  expect(refusalOf(() => mustBeHoused(left().build(), lives))).toBe('unit_holds_none');
  expect(refusalOf(() => mustBeHoused(anSop('disdik').required('2023-01-10').build(), lives))).toBe('unit_holds_none');
  expect(refusalOf(() => mustBeHoused(anSop('later').required('2023-01-10').build(), lives))).toBe('unit_holds_none');
});

it('one that leaves in time is housed, and so is one that ended before', () => {
  const ended = left().event({ type: 'requirement_ended', reason: 'x' }, '2022-12-01').build();
  expect(refusalOf(() => mustBeHoused(left().event(moved, '2022-12-01').build(), lives))).toBeNull();
  expect(refusalOf(() => mustBeHoused(ended, lives))).toBeNull();
  expect(refusalOf(() => mustBeHoused(left().event(moved, '2022-12-02').build(), lives))).toBe('unit_holds_none');
});

it('a change does not answer for an SOP that lay there already', () => {
  const before = left().build();
  const drafted = left().event({ type: 'drafting_started' }, '2022-02-01').build();
  expect(refusalOf(() => mustBeHoused(drafted, lives, before))).toBeNull();
});
