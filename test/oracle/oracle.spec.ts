import type { SopFact, SopHistory, UnitHistory } from '@pantausop/domain';
import * as oracle from './oracle';
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

const RULES = [RULESET_ONE];
const NEED: Line = ['2026-01-10', required('A', 'sdm')];
const FULL: Line[] = [NEED, ['2026-02-01', checked(...ELEMENTS)], ['2026-03-01', ratified]];
const MONITORED: Line[] = [...FULL, ['2026-08-31', monitored('well')]];
const EVALUATED: Line[] = [
  ...MONITORED,
  ['2027-02-15', { type: 'evaluated', result: 'fit' }],
  ['2027-02-20', monitored('not_well')],
];
const CITY: UnitHistory = unitHistory([
  ['K', '2017-01-01', established(null, 'city', 'Kota')],
  ['A', '2017-01-01', established('K', 'dinas', 'A')],
  ['B', '2017-01-01', established('K', 'dinas', 'B')],
  ['A1', '2017-01-01', established('A', 'bidang', 'A1')],
]);

const world = (histories: readonly SopHistory[], more: Partial<oracle.World> = {}): oracle.World => {
  return {
    sops: histories.map((history, i) => ({ id: `s${i}`, history })),
    units: CITY,
    decisions: [],
    rulesets: RULES,
    ...more,
  };
};
const points = (lines: readonly Line[], on: string): number =>
  oracle.sopOn(sopHistory(lines), day(on), NOW, RULES).points;
const cell = (w: oracle.World, root: string, area: 'sdm' | null, on: string) =>
  oracle.cellOf(w, root, area, day(on), NOW);
const complete = (unit: string, area: oracle.OracleDecision['area']): SopHistory =>
  sopHistory([
    ['2026-01-01', required(unit, area)],
    ['2026-01-01', checked(...ELEMENTS)],
    ['2026-01-01', ratified],
    ['2026-01-01', monitored('well')],
  ]);
const missing = (unit: string, area: oracle.OracleDecision['area']): SopHistory =>
  sopHistory([['2026-01-01', required(unit, area)]]);

describe('worked examples', () => {
  test.each<[string, Line[], string, number]>([
    [
      '2: elements count while drafting',
      [
        NEED,
        ['2026-02-01', { type: 'drafting_started' }],
        ['2026-02-01', checked('judul', 'dasar_hukum', 'kegiatan', 'pelaksana')],
      ],
      '2026-02-01',
      12,
    ],
    ['3: ratified', FULL, '2026-03-01', 85],
    ['3: last day of currency', FULL, '2027-02-28', 85],
    ['3: currency lapsed', FULL, '2027-03-01', 70],
    ['4: monitored well', MONITORED, '2026-08-31', 100],
    ['4: last day of the monitoring', MONITORED, '2027-02-27', 100],
    ['4: lapsed on the clamped date', MONITORED, '2027-02-28', 85],
    ['4: currency lapsed as well', MONITORED, '2027-03-01', 70],
    ['5: evaluated, monitored not well', EVALUATED, '2027-02-20', 85],
    ['5: last day of the evaluation', EVALUATED, '2028-02-14', 85],
    ['5: evaluation lapsed', EVALUATED, '2028-02-15', 70],
  ])('%s', (_, lines, on, expected) => expect(points(lines, on)).toBe(expected));

  test('1: counted from the day of the need', () => {
    const history = sopHistory([NEED]);
    expect(oracle.sopOn(history, day('2026-01-09'), NOW, RULES)).toMatchObject({
      counted: false,
      notApplicable: false,
    });
    expect(cell(world([history]), 'A', 'sdm', '2026-01-10')).toMatchObject({
      required: 1,
      inForce: 0,
      points: 0,
      stages: { identified: 1, drafting: 0, submitted: 0, ratified: 0 },
    });
  });

  test('6: a cell of three SOPs', () => {
    const none: SopFact = { type: 'drafting_started' };
    const forty = sopHistory([
      ['2026-01-01', required('A', 'sdm')],
      ['2026-01-01', none],
      [
        '2026-01-01',
        checked(
          'kegiatan',
          'pelaksana',
          'mutu_kelengkapan',
          'mutu_waktu',
          'mutu_output',
          'diagram_alir',
          'nama_unit',
          'nomor',
          'tanggal_pembuatan',
          'tanggal_revisi',
          'tanggal_efektif',
          'pengesahan',
          'judul',
          'dasar_hukum',
        ),
      ],
    ]);
    const heavy = sopHistory([
      ['2026-01-01', required('A1', 'sdm', 2)],
      ['2026-01-01', checked(...ELEMENTS)],
      ['2026-01-01', ratified],
    ]);
    const found = cell(world([complete('A', 'sdm'), forty, heavy]), 'A', 'sdm', '2026-02-01');
    expect(found).toMatchObject({
      required: 3,
      inForce: 2,
      weight: 4,
      weightInForce: 3,
      points: 310,
      status: 'partial',
    });
    expect(found).toMatchObject({ coverage: 0.666667, score: 0.775, documentPoints: 190, applied: 1, current: 2 });
    expect(oracle.percentText(oracle.fraction(2, 3))).toBe('66,7');
    expect(oracle.percentText(oracle.fraction(310, 400))).toBe('77,5');
    expect(oracle.predikatOf(oracle.fraction(310, 400))).toBe('Baik');
  });

  test('7: totals pool', () => {
    const nine = [complete('B', 'sdm'), ...Array.from({ length: 8 }, () => missing('B', 'sdm'))];
    const w = world([complete('A', 'sdm'), ...nine]);
    expect(cell(w, 'B', 'sdm', '2026-01-01').coverage).toBe(0.111111);
    expect(cell(w, 'K', 'sdm', '2026-01-01')).toMatchObject({ required: 10, inForce: 2, coverage: 0.2 });
  });

  test.each<[number, number, string]>([
    [199, 200, '99,5'],
    [1999, 2000, '99,9'],
    [1, 3000, '0,1'],
    [3, 3, '100,0'],
    [0, 3, '0,0'],
    [1, 10, '10,0'],
    [2, 10, '20,0'],
    [1, 400, '0,3'],
  ])('8: %i of %i reads %s', (k, n, text) => expect(oracle.percentText(oracle.fraction(k, n))).toBe(text));

  test('9: an unmapped area counts 0, a not applicable one leaves the index', () => {
    const seven = oracle.AREAS.slice(1).map((area) => complete('A', area));
    const shown = (w: oracle.World): string => {
      const index = oracle.indexOf(w, 'A', day('2026-02-01'), NOW);
      return index === null ? 'null' : oracle.percentText(index);
    };
    const decision = {
      unit: 'A',
      area: 'organisasi',
      from: day('2026-01-01'),
      until: null,
      recordedAt: at('2020-01-01T00:00Z'),
    } as const;
    expect(shown(world(seven))).toBe('87,5');
    expect(shown(world(seven, { decisions: [{ ...decision, retractedAt: null }] }))).toBe('100,0');
    expect(shown(world(seven, { decisions: [{ ...decision, retractedAt: at('2021-01-01T00:00Z') }] }))).toBe('87,5');
  });

  test('10: what was known stays true', () => {
    const history = sopHistory(
      [NEED, ['2026-06-20', ratified, at('2026-07-10T09:00+07:00')]],
      [[1, at('2026-08-01T09:00+07:00')]],
    );
    const known = (iso: string): number =>
      oracle.cellOf(world([history]), 'A', 'sdm', day('2026-06-30'), at(iso)).inForce;
    expect(known('2026-07-10T09:01+07:00')).toBe(1);
    expect(known('2026-07-01T00:00+07:00')).toBe(0);
    expect(known('2026-08-02T00:00+07:00')).toBe(0);
  });

  test('11: the draft counts from the next signature', () => {
    const lines: Line[] = [
      ['2025-12-01', required('A', 'sdm')],
      ['2025-12-01', checked(...ELEMENTS)],
      ['2026-01-01', ratified],
      ['2026-05-01', { type: 'drafting_started' }],
      ['2026-05-10', checked('judul')],
      ['2026-06-01', ratified],
    ];
    expect(points(lines, '2026-05-31')).toBe(85);
    expect(points(lines, '2026-06-01')).toBe(37);
  });

  test('12: not applicable for a while', () => {
    const w = world([sopHistory([...FULL, ['2026-02-01', notApplicable('2026-04-01')]])]);
    expect(cell(w, 'A', 'sdm', '2026-03-15')).toMatchObject({
      notApplicable: 1,
      required: 0,
      status: 'not_applicable',
    });
    expect(cell(w, 'A', 'sdm', '2026-04-01')).toMatchObject({ notApplicable: 0, required: 1, inForce: 1, points: 85 });
  });
});
