import fc from 'fast-check';
import { AREA_CODES, type AreaCode } from '../scoring/areas';
import { addFractions, compareFractions, scaled, type Fraction } from '../scoring/fraction';
import { RULESET_1 } from '../scoring/ruleset';
import { addMeasures, ZERO_MEASURES, type Measures } from './measures';
import { CAUSES, type Cause } from './movements';
import { EXPLAINED_FIGURES, waterfallOf, type ChangeEnd } from './waterfall';

const sums = (cells: Partial<Record<AreaCode, Partial<Measures>>>): ReadonlyMap<AreaCode, Measures> =>
  new Map(
    Object.entries(cells).map(([area, held]) => {
      const weight = held.weight ?? held.required ?? 0;
      return [area as AreaCode, { ...ZERO_MEASURES, ...held, weight }];
    }),
  );
const at = (held: ChangeEnd['sums'], more: Partial<ChangeEnd> = {}): ChangeEnd => ({
  sums: held,
  excused: () => false,
  ruleset: RULESET_1,
  ...more,
});
const percent = (value: Fraction | null) => (value === null ? null : Number(scaled(value, 4)) / 100);

describe('why a figure changed', () => {
  it('applies the causes in their order and takes each exact difference', () => {
    // 2/4 -> two new obligations -> 2/6 -> one ratified -> 3/6
    const start = at(sums({ sdm: { required: 4, inForce: 2 } }));
    const end = at(sums({ sdm: { required: 6, inForce: 3 } }));
    const { steps } = waterfallOf(
      'coverage',
      ['sdm'],
      start,
      end,
      [
        ['work', sums({ sdm: { inForce: 1 } })],
        ['obligation', sums({ sdm: { required: 2 } })],
      ].reduce((map, [cause, moved]) => map.set(cause as Cause, moved as ChangeEnd['sums']), new Map()),
    );
    expect(
      steps.map(({ causes, change, numerator, denominator }) => [causes, percent(change), numerator, denominator]),
    ).toEqual([
      [['obligation'], -16.67, 0, 2],
      [['work'], 16.67, 1, 0],
    ]);
  });

  it('merges a level that is no figure with the next cause', () => {
    // everything moves away, then new obligations arrive: 0 of 0 in between
    const start = at(sums({ sdm: { required: 2, inForce: 2 } }));
    const end = at(sums({ sdm: { required: 2, inForce: 1 } }));
    const byCause = new Map<Cause, ChangeEnd['sums']>([
      ['reorganization', sums({ sdm: { required: -2, inForce: -2, weight: -2 } })],
      ['obligation', sums({ sdm: { required: 2 } })],
      ['work', sums({ sdm: { inForce: 1 } })],
    ]);
    const { steps } = waterfallOf('coverage', ['sdm'], start, end, byCause);
    expect(steps.map(({ causes, change }) => [causes, percent(change)])).toEqual([
      [['reorganization', 'obligation'], -100],
      [['work'], 50],
    ]);
  });

  it('gives only numerators and denominators where one end has no data', () => {
    const end = at(sums({ sdm: { required: 2, inForce: 1 } }));
    const byCause = new Map<Cause, ChangeEnd['sums']>([
      ['obligation', sums({ sdm: { required: 2 } })],
      ['work', sums({ sdm: { inForce: 1 } })],
    ]);
    const { start, steps } = waterfallOf('coverage', ['sdm'], at(new Map()), end, byCause);
    expect(start).toEqual({ numerator: 0, denominator: 0, value: null });
    expect(steps.map(({ causes, change, numerator, denominator }) => [causes, change, numerator, denominator])).toEqual(
      [
        [['obligation'], null, 0, 2],
        [['work'], null, 1, 0],
      ],
    );
  });

  it('books an area decision under applicability and area weights under ruleset', () => {
    const held = sums({ sdm: { required: 1, inForce: 1, points: 100 }, organisasi: { required: 1, points: 0 } });
    const heavier = { areaWeights: { ...RULESET_1.areaWeights, sdm: 2 } };
    const start = at(held);
    const end = at(held, { excused: (area) => area !== 'sdm' && area !== 'organisasi', ruleset: heavier });
    const { steps } = waterfallOf('index', AREA_CODES, start, end, new Map());
    // 1/8 -> 2/9 -> 2/3
    expect(steps.map(({ causes, change }) => [causes, percent(change)])).toEqual([
      [['ruleset'], 9.72],
      [['applicability'], 44.44],
    ]);
  });

  it('refuses a ledger that does not add up', () => {
    const end = at(sums({ sdm: { required: 1 } }));
    expect(() => waterfallOf('coverage', ['sdm'], at(new Map()), end, new Map())).toThrow('do not add up');
  });

  const cell = fc
    .record({ required: fc.nat(4), notApplicable: fc.nat(2) })
    .chain(({ required, notApplicable }) =>
      fc.record({
        required: fc.constant(required),
        notApplicable: fc.constant(notApplicable),
        inForce: fc.nat(required),
        weight: required === 0 ? fc.constant(0) : fc.integer({ min: required, max: 3 * required }),
        share: fc.nat(100),
      }),
    )
    .map(({ share, ...held }): Measures => ({ ...ZERO_MEASURES, ...held, points: held.weight * share }));
  const held = fc.dictionary(fc.constantFrom('sdm', 'organisasi', 'tatalaksana'), cell, { noNullPrototype: true });
  const delta = fc.record({
    required: fc.integer({ min: -3, max: 3 }),
    inForce: fc.integer({ min: -3, max: 3 }),
    points: fc.integer({ min: -300, max: 300 }),
    weight: fc.integer({ min: -3, max: 3 }),
    notApplicable: fc.integer({ min: -1, max: 1 }),
  });
  const moved = fc.dictionary(fc.constantFrom('sdm', 'organisasi', 'tatalaksana'), delta, { noNullPrototype: true });

  it('adds up exactly from any figure to any other, whatever the causes did in between', () => {
    fc.assert(
      fc.property(
        held,
        held,
        fc.array(fc.tuple(fc.constantFrom(...CAUSES), moved), { maxLength: 6 }),
        fc.constantFrom(...EXPLAINED_FIGURES),
        (from, to, moves, figure) => {
          const byCause = new Map<Cause, Map<AreaCode, Measures>>();
          const add = (cause: Cause, area: AreaCode, measures: Measures) => {
            const cells = byCause.get(cause) ?? new Map<AreaCode, Measures>();
            byCause.set(cause, cells.set(area, addMeasures(cells.get(area) ?? ZERO_MEASURES, measures)));
          };
          for (const [cause, cells] of moves) {
            for (const [area, measures] of Object.entries(cells))
              add(cause, area as AreaCode, { ...ZERO_MEASURES, ...measures });
          }
          // what is still missing to the end is booked under one cause
          for (const area of AREA_CODES) {
            let reached = from[area] ?? ZERO_MEASURES;
            for (const cells of byCause.values()) reached = addMeasures(reached, cells.get(area) ?? ZERO_MEASURES);
            const wanted = to[area] ?? ZERO_MEASURES;
            const rest = Object.fromEntries(
              Object.entries(wanted).map(([k, v]) => [k, v - reached[k as keyof Measures]]),
            );
            add('lapse', area, rest as Measures);
          }
          const [start, end] = [at(new Map(Object.entries(from)) as never), at(new Map(Object.entries(to)) as never)];
          const { steps, ...ends } = waterfallOf(figure, AREA_CODES, start, end, byCause);
          if (ends.start.value === null || ends.end.value === null) {
            expect(steps.every(({ change }) => change === null)).toBe(true);
            return;
          }
          const reached = steps.reduce((sum, { change }) => addFractions(sum, change as Fraction), ends.start.value);
          expect(compareFractions(reached, ends.end.value)).toBe(0);
          expect(steps.flatMap(({ causes }) => causes)).toEqual(
            CAUSES.filter((cause) => steps.some(({ causes }) => causes.includes(cause))),
          );
        },
      ),
      { numRuns: 400 },
    );
  });
});
