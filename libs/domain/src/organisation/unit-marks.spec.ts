import { made, day, unitHistory } from '../reorganisation/reorganisation.fixture';
import { unitMarks } from './unit-marks';
import { unitLives } from './unit-tree';

const ON = '2022-12-01';
const lives = unitLives(
  unitHistory([
    ['disdikbud', ON, made('kota', 'dinas', 'DISDIKBUD')],
    ['disdik', ON, { type: 'closed', how: 'merged', successors: ['disdikbud'] }],
    ['disbud', ON, { type: 'closed', how: 'merged', successors: ['disdikbud'] }],
    ['museum', ON, { type: 'reparented', parent: 'disdikbud' }],
    ['dinkes', ON, { type: 'renamed', code: 'DKK', name: 'Dinas Kesehatan Kota', abbreviation: 'DKK' }],
    ['labkes', '2023-02-01', { type: 'reparented', parent: 'disdikbud' }],
    ['dinkes', '2024-01-01', { type: 'closed', how: 'split', successors: ['later', 'disdikbud'] }],
  ]),
);
const marks = (root: string, from = '2016-01-01', to = '2030-01-01') =>
  unitMarks(lives, root, [day(from), day(to)]).map(({ on, changes }) => [
    on,
    ...changes.map(({ type, from: before, to: after }) => `${type} ${before.join('+')} > ${after.join('+')}`),
  ]);

describe('the marks of a line', () => {
  it('of a merged OPD name those that it came of, once', () => {
    expect(marks('disdikbud')).toEqual([
      [ON, 'merged disdik+disbud > disdikbud'],
      ['2024-01-01', 'split dinkes > later+disdikbud'],
    ]);
  });

  it('of a city gather the changes of its OPDs by day, not those below them', () => {
    expect(marks('kota')).toEqual([
      [ON, 'merged disdik+disbud > disdikbud', 'renamed dinkes > dinkes'],
      ['2023-06-01', 'established  > later'],
      ['2024-01-01', 'split dinkes > later+disdikbud'],
    ]);
  });

  it('of a unit that was renamed or put elsewhere say so', () => {
    expect(marks('dinkes').at(0)).toEqual([ON, 'renamed dinkes > dinkes']);
    expect(marks('labkes')).toEqual([['2023-02-01', 'reparented labkes > labkes']]);
  });

  it('leave out what lies outside of the asked days, and the day on which the register opens', () => {
    expect(marks('kota', '2022-12-02', '2023-01-01')).toEqual([]);
    expect(marks('kota', '2016-01-01', '2022-11-30')).toEqual([]);
  });
});
