import { calendarDate } from '../calendar/calendar-date';
import { accountOf } from '../ledger/account';
import { areaCells } from '../scoring/cell';
import { fraction, scaled, type Fraction } from '../scoring/fraction';
import { RULESET_1 } from '../scoring/ruleset';
import { ELEMENT_CODES } from '../scoring/elements';
import { anSop, type SopBuilder } from '../testing';
import { sumMeasures } from '../ledger/measures';
import { ZERO_MEASURES } from '../ledger/measures';
import { aheadOf, aheadWithin, lossesOf, shareOfFall, shortestPrevention, type SopMovement } from './lapses';
import { forecastOf, paceDates, paceNeeded, paceOf, projected } from './pace';

const ratio = (hundredths: number): Fraction => fraction(hundredths, 100) as Fraction;
const hundredths = (value: Fraction | null) => value && Number(scaled(value, 4)) / 100;
const day = calendarDate;
const ends = (...values: (number | null)[]) =>
  paceDates(day('2026-06-30')).map((date, i) => ({ date, value: values[i] == null ? null : ratio(values[i]) }));

describe('pace', () => {
  it.each([
    ['2026-06-30', '2026-01-31', '2026-06-30'],
    ['2026-06-29', '2025-12-31', '2026-05-31'],
    ['2026-03-01', '2025-09-30', '2026-02-28'],
  ])('on %s looks at the six month ends from %s to %s', (asOf, first, last) => {
    const dates = paceDates(day(asOf));
    expect([dates.length, dates[0], dates.at(-1)]).toEqual([6, first, last]);
  });

  it.each([
    ['a steady rise', [10, 12, 14, 16, 18, 20], 2],
    ['one month out of line', [10, 12, 14, 90, 18, 20], 2],
    ['a month without data', [10, null, 14, 16, 18, 20], 2],
    ['four are enough', [null, null, 14, 16, 18, 20], 2],
    ['an even number of slopes has the middle of two', [0, 0, 0, 10, null, null], 10 / 6],
  ])('is the median of all slopes: %s', (_, values, slope) => {
    expect(hundredths(paceOf(ends(...values))?.slope ?? null)).toBeCloseTo(slope, 1);
  });

  it('is none with fewer than four month ends', () => {
    expect(paceOf(ends(null, null, null, 16, 18, 20))).toBeNull();
  });
});

describe('forecast', () => {
  const pace = paceOf(ends(10, 12, 14, 16, 18, 20));

  it('is the day on which the rest is made up for', () => {
    // 10 hundredths at 2 a month: five months of 30.4 days
    expect(forecastOf(day('2026-06-30'), ratio(20), ratio(30), pace)).toEqual({
      kind: 'forecast',
      date: '2026-11-30',
      earliest: '2026-11-30',
      latest: '2026-11-30',
    });
  });

  it('has a range from the middle half of the slopes, and no date where the pace is none', () => {
    const uneven = paceOf(ends(10, 9, 14, 13, 18, 17));
    const forecast = forecastOf(day('2026-06-30'), ratio(17), ratio(30), uneven);
    expect(forecast.kind).toBe('forecast');
    if (forecast.kind !== 'forecast') return;
    expect([forecast.earliest, forecast.date, forecast.latest]).toEqual(
      [...[forecast.earliest, forecast.date, forecast.latest]].sort(),
    );
    const falling = paceOf(ends(20, 18, 16, 14, 12, 10));
    expect(forecastOf(day('2026-06-30'), ratio(10), ratio(30), falling)).toMatchObject({ date: null, earliest: null });
  });

  it.each([
    ['the target is met already', ratio(30), pace, 'reached'],
    ['there is no figure', null, pace, 'no_data'],
    ['there are too few month ends', ratio(20), null, 'no_data'],
  ])('says so where %s', (_, value, known, kind) => {
    expect(forecastOf(day('2026-06-30'), value, ratio(30), known).kind).toBe(kind);
  });

  it('needs the missing part per month until the target is due', () => {
    const needed = paceNeeded(day('2026-06-30'), ratio(20), ratio(30), day('2026-12-31'));
    expect(hundredths(needed)).toBeCloseTo(1.65, 1);
    expect(paceNeeded(day('2026-06-30'), ratio(20), ratio(30), day('2026-06-30'))).toBeNull();
  });

  it('never leaves 0..1', () => {
    expect(hundredths(projected(day('2026-06-30'), ratio(95), ratio(2), day('2027-06-30')))).toBe(100);
    expect(hundredths(projected(day('2026-06-30'), ratio(5), ratio(-2), day('2027-06-30')))).toBe(0);
  });
});

describe('what lapses ahead', () => {
  const rows = (sop: string, history: SopBuilder): SopMovement[] =>
    accountOf(history.build(), [RULESET_1]).movements.map((movement) => ({ ...movement, sop }));
  const full = anSop().required('2026-01-10').checked('2026-02-01', ELEMENT_CODES).ratified('2026-03-01');
  const monitored = anSop().required('2026-01-10').ratified('2026-03-01').monitored('2026-03-01', 'well');
  const away = anSop().required('2026-01-10').notApplicable('2026-02-01', '2026-08-01');

  it('is counted credit by credit within each window, N/A ends apart', () => {
    const ahead = aheadOf([...rows('a', full), ...rows('b', monitored), ...rows('c', away)], RULESET_1);
    expect(ahead.map(({ sop, on, what, points }) => [sop, on, what, points])).toEqual([
      ['c', '2026-08-01', 'not_applicable', 0],
      ['b', '2026-09-01', 'applied', 15],
      ['a', '2027-03-01', 'current', 15],
      ['b', '2027-03-01', 'current', 15],
    ]);
    const windows = aheadWithin(ahead, day('2026-07-03'));
    expect(
      windows.map(({ days, sops, applied, current, points, notApplicableEnds }) => [
        days,
        sops,
        applied,
        current,
        points,
        notApplicableEnds,
      ]),
    ).toEqual([
      [30, 0, 0, 0, 0, 1],
      [60, 1, 1, 0, 15, 1],
      [90, 1, 1, 0, 15, 1],
      [180, 1, 1, 0, 15, 1],
    ]);
    // the first day itself is past, the last one counts
    expect(aheadWithin(ahead, day('2026-09-01'))[3]).toMatchObject({ until: '2027-02-28', sops: 0 });
    expect(aheadWithin(ahead, day('2026-09-02'))[3]).toMatchObject({ until: '2027-03-01', sops: 2, points: 30 });
  });

  it('is prevented for the most part by the shortest list of SOPs', () => {
    const heavy = anSop().required('2026-01-10', { weight: 8 }).ratified('2026-03-01');
    const movements = [...rows('light', full), ...rows('heavy', heavy)];
    const held = sumMeasures(
      movements.filter(({ effectiveOn }) => effectiveOn < '2027-01-01').map(({ measures }) => measures),
    );
    const cells = areaCells(new Map([['tatalaksana', held]]), (area) => area !== 'tatalaksana');
    const losses = lossesOf(aheadOf(movements, RULESET_1), cells, RULESET_1);
    expect(losses.map(({ sop, points, loss }) => [sop, points, hundredths(loss)])).toEqual([
      ['heavy', 120, 13.33],
      ['light', 15, 1.67],
    ]);
    expect(shortestPrevention(losses).map(({ sop }) => sop)).toEqual(['heavy']);
    expect(shortestPrevention(losses, { numerator: 1n, denominator: 1n })).toHaveLength(2);
    expect(hundredths(shareOfFall(shortestPrevention(losses), losses))).toBe(88.89);
    expect(shareOfFall([], [])).toBeNull();
    expect(shortestPrevention([])).toEqual([]);
  });

  it('are none where a lapse was booked and then taken back: its rows come to zero', () => {
    const at = {
      unit: 'u',
      area: 'sdm',
      effectiveOn: day('2026-08-01'),
      cause: 'lapse',
      measures: ZERO_MEASURES,
    } as const;
    expect(aheadOf([{ ...at, sop: 'a' }], RULESET_1)).toEqual([]);
  });
});
