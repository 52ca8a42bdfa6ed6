import { day, made, unitHistory } from '../reorganisation/reorganisation.fixture';
import { originOn } from './origin';
import { unitLives } from './unit-tree';

const lives = unitLives(
  unitHistory([
    ['disdikbud', '2022-12-01', made('kota', 'dinas', 'DISDIKBUD')],
    ['disdik', '2022-12-01', { type: 'closed', how: 'merged', successors: ['disdikbud'] }],
    ['disbud', '2022-12-01', { type: 'closed', how: 'merged', successors: ['disdikbud'] }],
    ['besar', '2024-01-01', made('kota', 'dinas', 'BESAR')],
    ['disdikbud', '2024-01-01', { type: 'closed', how: 'merged', successors: ['besar'] }],
  ]),
);

it.each([
  ['besar', '2023-06-01', ['disdikbud']],
  ['besar', '2022-11-30', ['disdik', 'disbud']],
  ['besar', '2024-01-01', []],
  ['disdikbud', '2022-11-30', ['disdik', 'disbud']],
  ['disdikbud', '2010-01-01', []],
  ['dinkes', '2010-01-01', []],
])('before it came about, %s on %s was %j', (unit, on, origin) => {
  expect(originOn(lives, unit, day(on))).toEqual(origin);
});
