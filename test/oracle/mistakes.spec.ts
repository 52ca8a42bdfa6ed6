import type { SopHistory, UnitHistory } from '@pantausop/domain';
import * as oracle from './oracle';
import { productMatrix } from './product';
import {
  at,
  checked,
  day,
  established,
  type Line,
  monitored,
  notApplicable,
  NOW,
  ratified,
} from './register-of-examples';
import { required, sopHistory, unitHistory } from './register-of-examples';
import { ELEMENTS, RULESET_ONE } from './ruleset-one';

/** The mistakes seen in comparable systems, one test each; the number is that of the list. 15 (ranks) stands in bookkeeping.spec.ts. */
const TODAY = day('2026-06-01');
const CITY: UnitHistory = unitHistory([
  ['K', '2017-01-01', established(null, 'city', 'Kota')],
  ['A', '2017-01-01', established('K', 'dinas', 'Dinas Contoh')],
  ['B', '2017-01-01', established('K', 'dinas', 'Dinas Contoh')],
  ['A1', '2017-01-01', established('A', 'bidang', 'Bidang')],
]);
const world = (histories: readonly SopHistory[], more: Partial<oracle.World> = {}): oracle.World => {
  const sops = histories.map((history, i) => ({ id: `s${i}`, history }));
  return { sops, units: CITY, decisions: [], rulesets: [RULESET_ONE], ...more };
};
const done = (unit: string, ...more: Line[]): SopHistory =>
  sopHistory([
    ['2026-01-01', required(unit, 'sdm')],
    ['2026-01-01', checked(...ELEMENTS)],
    ['2026-01-01', ratified],
    ['2026-01-01', monitored('well')],
    ...more,
  ]);
const missing = (unit: string, on = '2026-01-01'): SopHistory => sopHistory([[on, required(unit, 'sdm')]]);
/** The cell as the oracle and the product say it. */
function sdm(w: oracle.World, unit: string, on = TODAY, knownAt = NOW): oracle.OracleCell {
  const cell = oracle.cellOf(w, unit, 'sdm', on, knownAt);
  expect(productMatrix(w, unit, on, knownAt).total.cells.find(({ area }) => area === 'sdm')).toEqual(cell);
  return cell;
}

test('1: what is in force is part of what is required', () => {
  const elsewhere = sopHistory([
    ['2026-01-01', { type: 'drafting_started' }],
    ['2026-01-01', ratified],
  ]);
  expect(sdm(world([done('A'), elsewhere]), 'A')).toMatchObject({ required: 1, inForce: 1 });
});

test('2: an SOP of which nothing is known is in the denominator', () => {
  expect(sdm(world([done('A'), missing('A')]), 'A').coverage).toBe(0.5);
});

test('3: not applicable is not done', () => {
  const exempt = done('A', ['2026-05-01', notApplicable(null)]);
  expect(sdm(world([exempt, missing('A')]), 'A')).toMatchObject({
    required: 1,
    inForce: 0,
    notApplicable: 1,
    status: 'none',
  });
});

test('4: silent units are told beside the total', () => {
  const { total } = oracle.matrix(world([done('A')]), 'K', TODAY, NOW);
  expect(total).toMatchObject({ unmappedUnits: 1, unmappedCells: 15, index: 0.125 });
  expect(total.fullyCompleteUnits).toEqual({ complete: 0, counted: 2 });
});

test('5: rows add up to the total, which is no average', () => {
  const m = oracle.matrix(world([done('K'), done('A1'), missing('A'), missing('B')]), 'K', TODAY, NOW);
  expect(m.units.map((row) => [row.id, row.own, row.total.required])).toEqual([
    ['K', true, 1],
    ['A', false, 2],
    ['B', false, 1],
  ]);
  expect(m.units.reduce((n, row) => n + row.total.points, 0)).toBe(m.total.total.points);
  expect(m.total.total.coverage).toBe(0.5);
});

test('6: a new requirement leaves yesterday alone', () => {
  const w = world([done('A'), missing('A', TODAY)]);
  expect([sdm(w, 'A', day('2026-05-31')).coverage, sdm(w, 'A').coverage]).toEqual([1, 0.5]);
});

test('7: a new ruleset leaves the days before it alone', () => {
  const stricter = { ...RULESET_ONE, id: '2', effectiveOn: TODAY, appliedMonths: 3, ratifiedPoints: 10 };
  const w = world([done('A')], { rulesets: [stricter, RULESET_ONE] });
  expect([sdm(w, 'A', day('2026-05-31')).points, sdm(w, 'A').points]).toEqual([100, 75]);
});

test('8: a new unit is not in old tables and a merged one does not vanish from them', () => {
  const units = unitHistory([
    ...(['A', 'B'] as const).map((id) => [id, '2017-01-01', established('K', 'dinas', id)] as const),
    ['K', '2017-01-01', established(null, 'city', 'Kota')],
    ['AB', '2026-06-01', established('K', 'dinas', 'AB')],
    ['A', '2026-06-01', { type: 'closed', how: 'merged', successors: ['AB'] }],
    ['B', '2026-06-01', { type: 'closed', how: 'merged', successors: ['AB'] }],
  ]);
  const move: Line = ['2026-06-01', { type: 'moved', unit: 'AB', area: 'sdm', cause: 'reorganization' }];
  const w = world([done('A', move), done('B', move)], { units });
  const rows = (on: string) => oracle.matrix(w, 'K', day(on), NOW).units.map((row) => [row.id, row.total.required]);
  expect(rows('2026-05-31')).toEqual([
    ['A', 1],
    ['B', 1],
  ]);
  expect(rows('2026-06-01')).toEqual([['AB', 2]]);
});

test('9: units of one name stay apart, a renamed one stays one', () => {
  expect(sdm(world([done('A'), missing('B')]), 'A').required).toBe(1);
  const renamed = { type: 'renamed', code: 'X', name: 'Lain', abbreviation: 'X' } as const;
  const units = unitHistory([
    ['K', '2017-01-01', established(null, 'city')],
    ['A', '2017-01-01', established('K', 'dinas', 'Lama')],
    ['A', '2026-03-01', renamed],
  ]);
  const w = world([done('A')], { units });
  expect(sdm(w, 'A', day('2026-03-01'))).toEqual(sdm(w, 'A', day('2026-02-28')));
  expect(oracle.unitsOn(units, day('2026-02-28'), NOW).find((u) => u.id === 'A')).toMatchObject({
    name: 'Lama',
    validTo: null,
  });
  expect(oracle.unitsOn(units, day('2026-03-01'), NOW).find((u) => u.id === 'A')).toMatchObject({
    name: 'Lain',
    validFrom: '2017-01-01',
  });
});

test('10: a lapse is known before it comes', () => {
  const w = world([done('A')]);
  expect(['2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01'].map((on) => sdm(w, 'A', day(on)).points)).toEqual([
    100, 85, 85, 70,
  ]);
});

test('11: taking back does not rewrite what was known', () => {
  const history = sopHistory(
    [
      ['2026-01-01', required('A', 'sdm')],
      ['2026-01-02', ratified],
    ],
    [
      [1, at('2026-05-01T00:00Z')],
      [0, at('2026-06-01T00:00Z')],
    ],
  );
  const known = (iso: string) => {
    const { required: n, inForce } = sdm(world([history]), 'A', TODAY, at(iso));
    return [n, inForce];
  };
  expect(['2026-04-30T00:00Z', '2026-05-01T00:00Z', '2026-06-01T00:00Z'].map(known)).toEqual([
    [1, 1],
    [1, 0],
    [0, 0],
  ]);
});

test('12: every door gives the same figure', () => {
  const w = world([done('A1'), missing('A'), missing('B')]);
  const row = oracle.matrix(w, 'K', TODAY, NOW).units.find((r) => r.id === 'A');
  expect(row?.total).toEqual(oracle.cellOf(w, 'A', null, TODAY, NOW));
  expect(row?.cells).toContainEqual(oracle.cellOf(w, 'A', 'sdm', TODAY, NOW));
  expect(row?.index).toBe(oracle.matrix(w, 'A', TODAY, NOW).total.index);
});

test('13: no data is not zero', () => {
  expect(oracle.cellOf(world([]), 'A', null, TODAY, NOW)).toMatchObject({
    coverage: null,
    score: null,
    status: 'unmapped',
  });
  expect(oracle.indexOf(world([]), 'A1', TODAY, NOW)).toBeNull();
});

test('14: a figure out of range is an error, not clamped', () => {
  expect(() => oracle.percentText(oracle.fraction(4, 3))).toThrow(RangeError);
  expect(() => oracle.cellOf(world([]), 'nowhere', null, TODAY, NOW)).toThrow(RangeError);
});

test('changes are rounded half away from zero', () => {
  const change = (num: number, den: number): string => oracle.changeText(oracle.fraction(num, den));
  expect([change(5, 10_000), change(-25, 10_000), change(25, 10_000), change(0, 7)]).toEqual([
    '+0,1',
    '-0,3',
    '+0,3',
    '0,0',
  ]);
});

test('predikat is taken from the exact value', () => {
  const predikat = (num: number, den: number): string => oracle.predikatOf(oracle.fraction(num, den));
  expect([
    predikat(90_999, 100_000),
    predikat(91, 100),
    predikat(76, 100),
    predikat(66, 100),
    predikat(51, 100),
    predikat(509, 1000),
  ]).toEqual(['Baik', 'Sangat Baik', 'Baik', 'Cukup', 'Kurang', 'Sangat Kurang']);
});

test('status of an empty cell', () => {
  const decided = (unit: string, area: oracle.OracleDecision['area']): oracle.OracleDecision => {
    return {
      unit,
      area,
      from: day('2026-01-01'),
      until: TODAY,
      recordedAt: at('2020-01-01T00:00Z'),
      retractedAt: null,
    };
  };
  const w = world([], { decisions: [decided('A', 'sdm'), decided('B', 'sdm')] });
  const status = (unit: string, on: string) => sdm(w, unit, day(on)).status;
  expect(['A', 'A1', 'B', 'K'].map((unit) => status(unit, '2026-05-31'))).toEqual(Array(4).fill('not_applicable'));
  expect(['A', 'K'].map((unit) => status(unit, '2026-06-01'))).toEqual(['unmapped', 'unmapped']);
  expect(oracle.cellOf(w, 'A', null, day('2026-05-31'), NOW).status).toBe('unmapped');
  const all = world([], { decisions: oracle.AREAS.map((area) => decided('K', area)) });
  expect(oracle.cellOf(all, 'K', null, day('2026-05-31'), NOW).status).toBe('not_applicable');
  expect(oracle.indexOf(all, 'K', day('2026-05-31'), NOW)).toBeNull();
});
