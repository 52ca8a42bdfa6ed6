import { calendarDate } from '../calendar/calendar-date';
import { treeOn, type UnitLife } from '../organisation/unit-tree';
import { AREA_CODES, type AreaCode } from '../scoring/areas';
import { toRatio } from '../scoring/fraction';
import { RULESET_1 } from '../scoring/ruleset';
import { exactFigureOf } from './exact-figure';
import { figuresOf, type FigureBasis } from './matrix';
import { ZERO_MEASURES, type Measures } from './measures';

const DAY = calendarDate('2026-06-30');
const KINDS = { kota: ['city', null], dinas: ['dinas', 'kota'], bidang: ['bidang', 'dinas'] } as const;

const lives = new Map(
  Object.entries(KINDS).map(([id, [kind, parentId]]): [string, UnitLife] => {
    const unit = { id, code: id, name: id, abbreviation: id, kind, parentId };
    return [id, { id, validFrom: DAY, validTo: null, successors: [], periods: [{ from: DAY, unit }] }];
  }),
);

const held = (required: number, inForce: number, weight: number, points: number): Measures => ({
  ...ZERO_MEASURES,
  ...{ required, inForce, weight, points },
});

const [first, second, third, fourth] = AREA_CODES as unknown as [AreaCode, AreaCode, AreaCode, AreaCode];
const sums: ReadonlyMap<AreaCode, Measures> = new Map([
  [first, held(3, 2, 4, 310)],
  [second, held(7, 7, 9, 611)],
  [third, { ...ZERO_MEASURES, notApplicable: 2 }],
]);

const basis = (by: ReadonlyMap<AreaCode, Measures>): FigureBasis => ({
  tree: treeOn(lives, DAY),
  ruleset: RULESET_1,
  excused: (_unit, area) => area === fourth,
  sumsOf: () => by,
});

describe('one exact figure of a unit', () => {
  it.each(Object.keys(KINDS))('is the one that its whole figures show (%s)', (id) => {
    for (const by of [sums, new Map<AreaCode, Measures>()]) {
      const on = basis(by);
      const unit = on.tree.find(id);
      if (!unit) throw new Error(`there is no ${id}`);
      const { cells, total, index } = figuresOf(unit, on);
      expect(toRatio(exactFigureOf(id, 'index', null, on))).toBe(index);
      for (const cell of [...cells, total]) {
        expect(toRatio(exactFigureOf(id, 'coverage', cell.area, on))).toBe(cell.coverage);
        expect(toRatio(exactFigureOf(id, 'score', cell.area, on))).toBe(cell.score);
      }
    }
  });

  it('is an exact fraction: no index of a unit within an OPD, and none without data', () => {
    expect(exactFigureOf('dinas', 'coverage', null, basis(sums))).toEqual({ numerator: 9n, denominator: 10n });
    expect(exactFigureOf('bidang', 'index', null, basis(sums))).toBeNull();
    expect(exactFigureOf('kota', 'score', first, basis(new Map()))).toBeNull();
  });
});
