import { calendarDate } from '../calendar/calendar-date';
import { stampFromIso, type Stamp } from '../calendar/stamp';
import { AREA_CODES, type AreaCode } from '../scoring/areas';
import { areaCells, cellOf, indexOf, poolCells } from '../scoring/cell';
import { fraction, toRatio, type Fraction } from '../scoring/fraction';
import { RULESET_1 } from '../scoring/ruleset';
import { formatChange, formatRatio, predikatOf } from '../scoring/showing';
import { foldSop } from '../sop/fold';
import type { SopHistory } from '../sop/events';
import { anSop } from '../testing';
import { contributionOf, sumMeasures, ZERO_MEASURES, type Measures } from './measures';
import { movementsOf } from './account';

const on = (history: SopHistory, date: string, knownAt: Stamp | null = null): Measures => {
  const day = calendarDate(date);
  const folded = contributionOf(foldSop(history, day, knownAt), day, RULESET_1)?.measures ?? ZERO_MEASURES;
  const summed = sumMeasures(
    movementsOf(history, [RULESET_1], knownAt)
      .filter((movement) => movement.effectiveOn <= day)
      .map((movement) => movement.measures),
  );
  expect(summed).toEqual(folded);
  return folded;
};

const exact = (n: number, d: number): Fraction => fraction(n, d) as Fraction;
const measures = (part: Partial<Measures>): Measures => ({ ...ZERO_MEASURES, ...part });

describe('worked examples of the scoring rules, section 5', () => {
  it('1: required, nothing else', () => {
    const sop = anSop().required('2026-01-10').build();
    expect(on(sop, '2026-01-09')).toEqual(ZERO_MEASURES);
    expect(on(sop, '2026-01-10')).toEqual(measures({ required: 1, weight: 1, identified: 1 }));
  });

  it('2: four elements while drafting', () => {
    const sop = anSop()
      .required('2026-01-10')
      .event({ type: 'drafting_started' }, '2026-01-20')
      .checked('2026-02-01', ['judul', 'dasar_hukum', 'kegiatan', 'pelaksana'])
      .build();
    expect(on(sop, '2026-02-01')).toMatchObject({ points: 12, documentPoints: 12, drafting: 1, inForce: 0 });
  });

  const inForce = () => anSop().required('2026-01-10').checked('2026-03-01').ratified('2026-03-01');

  it.each([
    ['2026-03-01', 85],
    ['2027-02-28', 85],
    ['2027-03-01', 70],
  ])('3: ratified with all elements, on %s', (date, points) => {
    expect(on(inForce().build(), date).points).toBe(points);
  });

  it.each([
    ['2026-08-31', 100],
    ['2027-02-27', 100],
    ['2027-02-28', 85],
    ['2027-03-01', 70],
  ])('4: monitored well on 31 August, on %s', (date, points) => {
    expect(on(inForce().monitored('2026-08-31').build(), date).points).toBe(points);
  });

  it.each([
    ['2027-02-20', 85],
    ['2028-02-14', 85],
    ['2028-02-15', 70],
  ])('5: evaluated, then monitored not well, on %s', (date, points) => {
    const sop = inForce().monitored('2026-08-31').evaluated('2027-02-15').monitored('2027-02-20', 'not_well').build();
    expect(on(sop, date).points).toBe(points);
  });

  it('6: three SOPs with weights', () => {
    const cell = cellOf('sdm', measures({ required: 3, inForce: 2, weight: 4, weightInForce: 3, points: 310 }), false);
    expect(cell).toMatchObject({ coverage: 0.666667, score: 0.775, status: 'partial' });
    expect(formatRatio(exact(2, 3))).toBe('66,7');
    expect(formatRatio(exact(310, 400))).toBe('77,5');
    expect(predikatOf(exact(310, 400), RULESET_1)).toBe('baik');
  });

  it('7: totals pool', () => {
    const unit = (k: number, n: number) =>
      areaCells(new Map<AreaCode, Measures>([['sdm', measures({ required: n, inForce: k })]]), () => false);
    const pooled = poolCells([unit(1, 1), unit(1, 9)]).find((cell) => cell.area === 'sdm');
    expect(pooled).toMatchObject({ required: 10, inForce: 2, coverage: 0.2 });
  });

  it.each([
    [199, 200, '99,5'],
    [1999, 2000, '99,9'],
    [1, 3000, '0,1'],
    [3, 3, '100,0'],
    [0, 3, '0,0'],
  ])('8: %i of %i reads %s', (k, n, text) => {
    expect(formatRatio(exact(k, n))).toBe(text);
  });

  it('9: an unmapped area counts as 0, a not applicable one leaves', () => {
    const full = measures({ required: 1, inForce: 1, weight: 1, weightInForce: 1, points: 100, ratified: 1 });
    const seven = new Map(AREA_CODES.slice(1).map((area) => [area, full]));
    const index = (excused: boolean) =>
      indexOf(
        areaCells(seven, () => excused),
        RULESET_1,
      );
    expect(toRatio(index(false))).toBe(0.875);
    expect(toRatio(index(true))).toBe(1);
    expect(
      indexOf(
        areaCells(new Map(), () => true),
        RULESET_1,
      ),
    ).toBeNull();
    expect(
      toRatio(
        indexOf(
          areaCells(new Map(), () => false),
          RULESET_1,
        ),
      ),
    ).toBe(0);
  });

  it('10: late recording, and its retraction, never change what was known', () => {
    const sop = anSop()
      .recordedAt('2026-01-10T09:00:00+07:00')
      .required('2026-01-10')
      .recordedAt('2026-07-10T09:00:00+07:00')
      .ratified('2026-06-20')
      .recordedAt('2026-08-01T09:00:00+07:00')
      .retract()
      .build();
    const k = (knownAt: string) => on(sop, '2026-06-30', stampFromIso(knownAt)).inForce;
    expect(k('2026-07-10T09:01:00+07:00')).toBe(1);
    expect(k('2026-07-01T00:00:00+07:00')).toBe(0);
    expect(k('2026-08-02T00:00:00+07:00')).toBe(0);
  });

  it('11: the elements of a revision count from the next ratification', () => {
    const sop = anSop()
      .required('2026-01-01')
      .checked('2026-01-01')
      .ratified('2026-01-01')
      .event({ type: 'drafting_started' }, '2026-05-01')
      .checked('2026-05-10', ['judul'])
      .ratified('2026-06-01')
      .build();
    expect(on(sop, '2026-05-31').points).toBe(85);
    expect(on(sop, '2026-06-01').points).toBe(37);
  });

  it('12: not applicable until a date', () => {
    const sop = inForce().notApplicable('2026-02-01', '2026-04-01').build();
    expect(on(sop, '2026-03-15')).toEqual(measures({ notApplicable: 1 }));
    expect(on(sop, '2026-04-01')).toMatchObject({ required: 1, inForce: 1, points: 85, notApplicable: 0 });
  });

  it('shows changes half away from zero, signed', () => {
    expect(formatChange(exact(0, 1), exact(25, 2000))).toBe('+1,3');
    expect(formatChange(exact(25, 2000), exact(0, 1))).toBe('\u22121,3');
    expect(formatChange(exact(1, 3), exact(1, 3))).toBe('0,0');
    expect(formatChange(exact(0, 1), exact(1, 3), ',', 2)).toBe('+33,33');
  });
});
