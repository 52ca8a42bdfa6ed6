import { calendarDate } from '../calendar/calendar-date';
import { waterfallOf, type ChangeEnd } from '../ledger/waterfall';
import { addMeasures, sumMeasures, ZERO_MEASURES, type Measures } from '../ledger/measures';
import { accountOf } from '../ledger/account';
import type { Cause } from '../ledger/movements';
import type { SumsByArea } from '../ledger/matrix';
import type { SopMovement } from '../outlook/lapses';
import type { Forecast } from '../outlook/pace';
import { AREA_CODES, type AreaCode } from '../scoring/areas';
import { areaCells, indexOf } from '../scoring/cell';
import { ELEMENT_CODES } from '../scoring/elements';
import { addFractions, fraction, reduced, subtractFractions, type Fraction } from '../scoring/fraction';
import { RULESET_1 } from '../scoring/ruleset';
import { foldSop } from '../sop/fold';
import { UnitTree, type UnitOnDate } from '../organisation/unit-tree';
import { anSop, type SopBuilder } from '../testing';
import {
  callReasonOf,
  changeBetween,
  digitsThatAddUp,
  directionOf,
  dueDatesOf,
  happeningsOf,
  governmentLine,
  letterheadOf,
  movedBetween,
  nextActions,
  reasonsOf,
  remindedOn,
  storyOf,
  strongestArea,
  targetOutlook,
  weakestArea,
  winnableWithin,
} from './index';

const day = calendarDate;
const of = (a: number, b: number): Fraction => fraction(a, b) as Fraction;
const full = (): SopBuilder => anSop().required('2025-01-10').checked('2025-02-01', ELEMENT_CODES);

/** What SOPs did between two days: movements, and the cells on both. */
function city(sops: Readonly<Record<string, SopBuilder>>, from: string, to: string) {
  const all = Object.entries(sops).flatMap(([sop, builder]) =>
    accountOf(builder.build(), [RULESET_1]).movements.map((one): SopMovement => ({ ...one, sop })),
  );
  const sumsOn = (date: string): SumsByArea => {
    const sums = new Map<AreaCode, Measures>();
    for (const { area, measures, effectiveOn } of all) {
      if (effectiveOn <= date) sums.set(area, addMeasures(sums.get(area) ?? ZERO_MEASURES, measures));
    }
    return sums;
  };
  const endOn = (date: string): ChangeEnd => ({ sums: sumsOn(date), excused: () => true, ruleset: RULESET_1 });
  const cellsOn = (date: string) => areaCells(sumsOn(date), () => true);
  const movements = all.filter(({ effectiveOn }) => effectiveOn > from && effectiveOn <= to);
  const byCause = new Map<Cause, Map<AreaCode, Measures>>();
  for (const { cause, area, measures } of movements) {
    const held = byCause.get(cause) ?? new Map<AreaCode, Measures>();
    byCause.set(cause, held.set(area, sumMeasures([held.get(area) ?? ZERO_MEASURES, measures])));
  }
  const steps = waterfallOf('index', AREA_CODES, endOn(from), endOn(to), byCause).steps;
  const change = changeBetween(indexOf(cellsOn(from), RULESET_1), indexOf(cellsOn(to), RULESET_1)) as Fraction;
  return { movements, cells: cellsOn(to), before: cellsOn(from), steps, change };
}

const OCTOBER = ['2026-09-30', '2026-10-31'] as const;
const register = {
  signed: full().ratified('2026-10-05'),
  // in force since October 2025: its year ends in October, its monitoring in the same month
  lapsing: full().ratified('2025-10-20').monitored('2026-04-10', 'well'),
  both: full().ratified('2025-10-15').monitored('2026-04-15', 'well'),
  evaluated: full().ratified('2025-10-10').evaluated('2026-10-12'),
  fresh: anSop().required('2026-10-02', { area: 'sdm' }),
};

describe('what happened', () => {
  const { movements, cells, steps, change } = city(register, ...OCTOBER);

  it('adds up exactly to the steps of work and lapse, and the story to the whole change', () => {
    const sum = (parts: readonly { gain: Fraction }[]) =>
      reduced(parts.reduce<Fraction>((all, { gain }) => addFractions(all, gain), of(0, 1)));
    const happened = happeningsOf(movements, cells, RULESET_1);
    for (const [cause, kinds] of [
      ['lapse', ['current_lapsed', 'applied_lapsed']],
      ['work', ['ratified', 'evaluated', 'monitored', 'document']],
    ] as const) {
      const step = steps.find(({ causes }) => causes.includes(cause));
      const own = happened.filter(({ what }) => (kinds as readonly string[]).includes(what));
      expect(sum(own)).toEqual(reduced(step?.change as Fraction));
    }
    const story = storyOf(movements, cells, RULESET_1, change);
    expect(sum(story)).toEqual(reduced(change));
    expect(story.at(-1)).toMatchObject({ what: 'other', causes: ['obligation'], sops: ['fresh'] });
    expect(reasonsOf(story, -1).map(({ what }) => what)).toEqual(['other', 'current_lapsed']);
    expect(reasonsOf(story, 1).map(({ what }) => what)).toEqual(['ratified', 'evaluated']);
  });

  it('counts what was signed and what is held no more: made up for is not lost', () => {
    expect(movedBetween(movements)).toEqual({
      ratified: ['signed'],
      currentLost: ['lapsing', 'both'],
      appliedLost: ['lapsing', 'both'],
    });
    expect(movedBetween([])).toEqual({ ratified: [], currentLost: [], appliedLost: [] });
  });
});

describe('next actions', () => {
  const states = (sops: Readonly<Record<string, SopBuilder>>, date: string) =>
    Object.entries(sops).map(([id, builder]) => ({ id, state: foldSop(builder.build(), day(date), null) }));

  it('are what is left per SOP, the most first, and linear in the index', () => {
    const sops = {
      submitted: full().event({ type: 'submitted' }, '2026-01-01'),
      drafted: anSop().required('2025-01-10').event({ type: 'drafting_started' }, '2026-01-01'),
      idle: anSop().required('2025-01-10', { weight: 2 }),
      lapsed: full().ratified('2025-01-01'),
    };
    const { cells } = city(sops, '2026-01-01', '2026-06-30');
    const actions = nextActions(states(sops, '2026-06-30'), cells, day('2026-06-30'), RULESET_1);
    expect(actions.map(({ sop, what, points }) => [sop, what, points])).toEqual([
      ['idle', 'draft', 85],
      ['drafted', 'complete', 85],
      ['submitted', 'ratify', 35],
      ['lapsed', 'evaluate', 15],
      ['lapsed', 'monitor', 15],
    ]);
    expect(reduced(actions[0]?.gain as Fraction)).toEqual(reduced(of(170, 500)));
    expect(nextActions([], cells, day('2026-06-30'), RULESET_1)).toEqual([]);
  });

  it('of a whole unit are what it lacks', () => {
    const { cells } = city({ a: full().ratified('2026-06-01') }, '2026-01-01', '2026-06-30');
    expect(reduced(winnableWithin(cells, cells, RULESET_1))).toEqual(
      reduced(subtractFractions(of(1, 1), indexOf(cells, RULESET_1) as Fraction)),
    );
  });
});

describe('findings', () => {
  it.each([
    [of(1, 2000), 'up'],
    [of(-1, 2000), 'down'],
    [of(49, 100_000), 'same'],
    [of(-49, 100_000), 'same'],
    [of(0, 1), 'same'],
  ])('a change of %p reads %s', (change, direction) => expect(directionOf(change)).toBe(direction));

  it('has as many decimals as it takes for rounded parts to add up', () => {
    expect(digitsThatAddUp([of(1, 100), of(2, 100)], of(3, 100))).toBe(2);
    expect(digitsThatAddUp([of(14, 100_000), of(14, 100_000)], of(28, 100_000))).toBe(3);
    expect(digitsThatAddUp([of(1, 3), of(1, 3), of(1, 3)], of(1, 1))).toBe(4);
  });

  it.each<[string, string | null, Forecast, object]>([
    ['no target', null, { kind: 'no_data' }, { kind: 'none' }],
    ['no figures', '2026-12-31', { kind: 'no_data' }, { kind: 'unknown' }],
    ['met', '2026-12-31', { kind: 'reached' }, { kind: 'reached' }],
    [
      'a pace of zero or below',
      '2026-12-31',
      { kind: 'forecast', date: null, earliest: null, latest: null },
      { kind: 'never' },
    ],
    ['met early', '2026-12-31', at('2026-10-01'), { kind: 'earlier', on: '2026-10-01' }],
    ['met in its month', '2026-12-31', at('2026-12-02'), { kind: 'in_time', on: '2026-12-02' }],
    ['met late', '2026-12-31', at('2027-03-01'), { kind: 'later', on: '2027-03-01' }],
  ])('a target: %s', (_, dueOn, forecast, outlook) =>
    expect(targetOutlook(dueOn === null ? null : day(dueOn), forecast)).toEqual(outlook),
  );

  it('finds the areas with the lowest and highest coverage of those in which something is required', () => {
    const cells = [
      { area: 'sdm' as const, required: 0, inForce: 0 },
      { area: 'organisasi' as const, required: 2, inForce: 2 },
      { area: 'tatalaksana' as const, required: 4, inForce: 1 },
      { area: 'pengawasan' as const, required: 8, inForce: 2 },
    ];
    expect([weakestArea(cells)?.area, strongestArea(cells)?.area]).toEqual(['tatalaksana', 'organisasi']);
    expect(weakestArea([])).toBeUndefined();
  });

  it.each([
    [{ silent: true, change: of(-5, 100), predikat: 'sangat_kurang' as const }, 'silent'],
    [{ silent: false, change: of(-3, 100), predikat: 'baik' as const }, 'fell'],
    [{ silent: false, change: of(-29, 1000), predikat: 'sangat_kurang' as const }, 'low'],
    [{ silent: false, change: null, predikat: null }, null],
  ])('calls %p because %s', (unit, why) => expect(callReasonOf(unit)).toBe(why));
});

function at(date: string): Forecast {
  return { kind: 'forecast', date: day(date), earliest: day(date), latest: day(date) };
}

describe('dates of a reminder', () => {
  it('fall into what is past, this week, the month and later; the day itself begins the week', () => {
    const sop = (on: string, id: string) => ({
      id,
      state: foldSop(full().ratified(on).build(), day('2026-11-02'), null),
    });
    const dates = dueDatesOf(
      [
        sop('2025-10-25', 'past'),
        sop('2025-11-02', 'today'),
        sop('2025-11-20', 'month'),
        sop('2026-01-05', 'later'),
        sop('2025-05-01', 'long ago'),
      ],
      RULESET_1,
    );
    const { fresh, week, month, later } = remindedOn(day('2026-11-02'), dates);
    expect([fresh, week, month, later].map((list) => list.map(({ sop: id }) => id))).toEqual([
      ['past'],
      ['today'],
      ['month'],
      ['later'],
    ]);
  });
});

describe('the letterhead', () => {
  const unit = (id: string, kind: UnitOnDate['kind'], parentId: string | null, name: string): UnitOnDate => ({
    ...{ id, code: id, name, abbreviation: id, kind, parentId, validFrom: day('2020-01-01'), validTo: null },
  });
  const city = unit('kota', 'city', null, 'Pemerintah Kota Contoh');
  const province = unit('prov', 'province', null, 'Pemerintah Provinsi Contoh');

  it('names secretariat and office as the register does', () => {
    const tree = new UnitTree([
      city,
      unit('setwan', 'sekretariat', 'kota', 'Sekretariat DPRD'),
      unit('setda', 'sekretariat', 'kota', 'Sekretariat Daerah Kota Contoh'),
      unit('umum', 'bagian', 'setda', 'Bagian Umum'),
      unit('org', 'bagian', 'setda', 'Bagian Organisasi dan Tata Laksana'),
    ]);
    expect(letterheadOf(tree, 'kota')).toEqual({
      ...{ government: 'Pemerintah Kota Contoh', address: null, crest: null },
      secretariat: 'Sekretariat Daerah Kota Contoh',
      office: 'Bagian Organisasi dan Tata Laksana',
    });
  });

  it.each([
    [city, 'Bagian Organisasi'],
    [province, 'Biro Organisasi'],
  ])('where the register has none, of %j is as governments of the kind call them', (government, office) => {
    const found = letterheadOf(new UnitTree([government]), government.id);
    expect(found).toMatchObject({ secretariat: 'Sekretariat Daerah', office });
  });

  it('begins with the government, also where the register calls it by its place', () => {
    expect(['Kota Contoh', 'Pemerintah Kota Contoh'].map(governmentLine)).toEqual(
      Array(2).fill('Pemerintah Kota Contoh'),
    );
  });
});
