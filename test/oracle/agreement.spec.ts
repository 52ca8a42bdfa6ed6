import * as domain from '@pantausop/domain';
import type { CalendarDate, Stamp } from '@pantausop/domain';
import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { type Entry, entriesOn } from './causes';
import { singleSops, stampsOf, turningDays, worlds } from './histories';
import * as oracle from './oracle';
import {
  balancesOn,
  contributionOfOracle,
  figuresOfOracle,
  figuresOfProduct,
  productMatrix,
  productRulesets,
} from './product';

/** The seed is fixed so that a red run repeats; RUNS in the environment looks further. */
const RUNS = {
  seed: Number(process.env['SEED'] ?? 20_190_819),
  numRuns: Number(process.env['RUNS'] ?? 150),
  interruptAfterTimeLimit: 150_000,
  endOnFailure: process.env['QUICK'] === '1',
};

/** An expectation that costs little where both agree, since there are very many of them. */
function agree(found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) expect(found).toEqual(expected);
}

/** Stamps of a world: one in the middle, one just before it, the last, and one at which a decision was taken back. */
function momentsOf(world: oracle.World, pick: number): Stamp[] {
  const stamps = stampsOf(world);
  const [some, last] = [stamps[pick % stamps.length], stamps.at(-1)];
  if (some === undefined || last === undefined) return [];
  const before = Math.max(some - 1, stamps[0] ?? 0) as Stamp;
  const takenBack = world.decisions.map((d) => d.retractedAt).filter((s) => s !== null);
  return [...new Set([before, some, last, ...takenBack.slice(0, 1)])];
}

const at = <T>(list: readonly T[], pick: number): T => {
  const found = list[pick % list.length];
  if (found === undefined) throw new RangeError('empty list');
  return found;
};

test('the fold of every SOP', () => {
  fc.assert(
    fc.property(singleSops(), fc.nat(), (world, pick) => {
      for (const knownAt of momentsOf(world, pick)) {
        const rulesets = productRulesets(world.rulesets, knownAt);
        for (const date of turningDays(world)) {
          for (const { history } of world.sops) {
            const expected = figuresOfOracle(oracle.sopOn(history, date, knownAt, world.rulesets));
            agree({ date, ...figuresOfProduct(history, date, knownAt, rulesets) }, { date, ...expected });
          }
        }
      }
    }),
    RUNS,
  );
});

test('the sum of the movements on every date, and the spans', () => {
  fc.assert(
    fc.property(singleSops(), fc.nat(), (world, pick) => {
      for (const knownAt of momentsOf(world, pick)) {
        const rulesets = productRulesets(world.rulesets, knownAt);
        for (const { history } of world.sops) {
          const { movements, spans } = domain.accountOf(history, rulesets, knownAt);
          for (const date of turningDays(world)) {
            const expected = contributionOfOracle(oracle.sopOn(history, date, knownAt, world.rulesets));
            const found = [...balancesOn(movements, date)];
            const wanted = expected ? [[`${expected.unit} ${expected.area}`, expected.measures]] : [];
            agree({ date, found }, { date, found: wanted });
            const span = spans.find((s) => s.from <= date && (s.to === null || date < s.to));
            agree({ date, contribution: span?.contribution ?? null }, { date, contribution: expected });
          }
        }
      }
    }),
    RUNS,
  );
});

test('every movement, with its cause', () => {
  fc.assert(
    fc.property(singleSops(), fc.nat(), (world, pick) => {
      const key = (m: Omit<Entry, 'measures'>): string => [m.effectiveOn, m.cause, m.unit, m.area].join(' ');
      const inOrder = (a: Entry, b: Entry): number => (key(a) < key(b) ? -1 : 1);
      for (const knownAt of momentsOf(world, pick)) {
        const rulesets = productRulesets(world.rulesets, knownAt);
        for (const { history } of world.sops) {
          const expected = turningDays(world).flatMap((date) => entriesOn(history, date, knownAt, world.rulesets));
          const { movements } = domain.accountOf(history, rulesets, knownAt);
          agree([...movements].sort(inOrder), expected.sort(inOrder));
        }
      }
    }),
    RUNS,
  );
});

test('the units of every date', () => {
  fc.assert(
    fc.property(worlds({ sops: 1, batches: 20 }), fc.nat(), (world, pick) => {
      for (const knownAt of momentsOf(world, pick)) {
        for (const date of turningDays(world)) {
          const expected = oracle.unitsOn(world.units, date, knownAt);
          const found = domain.treeOn(domain.unitLives(world.units, knownAt), date).units;
          const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
          agree([...found].sort(byId), [...expected].sort(byId));
        }
      }
    }),
    RUNS,
  );
});

/** The product's matrix in the oracle's shape. */
function shape({ units, total }: domain.Matrix): object {
  const rows = units.map(({ unit, own, cells, total: sum, index }) => ({ id: unit.id, own, cells, total: sum, index }));
  return { units: sorted(rows), total };
}
const sorted = <T extends { id: string; own: boolean }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => (a.own !== b.own ? (a.own ? -1 : 1) : a.id < b.id ? -1 : 1));

test('the matrix of every level, from movements rolled up', () => {
  fc.assert(
    fc.property(worlds({ sops: 8, batches: 14 }), fc.nat(), fc.nat(), fc.nat(), (world, d, t, r) => {
      for (const knownAt of momentsOf(world, t)) {
        const date: CalendarDate = at(turningDays(world), d);
        const day = oracle.dayOf(world, date, knownAt);
        const parents = day.units.filter((u) => day.units.some((below) => below.parentId === u.id));
        for (const root of ['city', 'prov', at(parents, r).id]) {
          const { units, total } = oracle.matrixOn(day, root);
          const found = shape(productMatrix(world, root, date, knownAt));
          agree({ root, date, ...found }, { root, date, units: sorted(units), total });
        }
      }
    }),
    RUNS,
  );
});

test('a root without units below it shows its own SOPs as a row, so that rows add up to the total', () => {
  fc.assert(
    fc.property(worlds({ sops: 4, batches: 6 }), fc.nat(), (world, d) => {
      const [date, knownAt] = [at(turningDays(world), d), at(stampsOf(world).reverse(), 0)];
      const day = oracle.dayOf(world, date, knownAt);
      for (const root of day.units.filter((u) => !day.units.some((below) => below.parentId === u.id))) {
        const { units, total } = productMatrix(world, root.id, date, knownAt);
        agree(
          units.map((row) => [row.own, row.total.required, row.total.notApplicable]),
          total.total.required + total.total.notApplicable === 0
            ? []
            : [[true, total.total.required, total.total.notApplicable]],
        );
      }
    }),
    { ...RUNS, numRuns: 40 },
  );
});

test('index, predikat and what screens show', () => {
  const cuts = [
    [91, 100],
    [76, 100],
    [66, 100],
    [51, 100],
    [1999, 2000],
    [1, 3000],
    [3, 3],
    [0, 3],
    [1, 400],
  ] as const;
  const someRatio = fc
    .integer({ min: 1, max: 400_000 })
    .chain((den) => fc.tuple(fc.integer({ min: 0, max: den }), fc.constant(den)));
  const ratio = fc.oneof(someRatio, fc.constantFrom(...cuts));
  const names = {
    sangat_baik: 'Sangat Baik',
    baik: 'Baik',
    cukup: 'Cukup',
    kurang: 'Kurang',
    sangat_kurang: 'Sangat Kurang',
  };
  fc.assert(
    fc.property(ratio, ratio, ([a, b], [c, d]) => {
      const [left, right] = [domain.fraction(a, b), domain.fraction(c, d)];
      if (!left || !right) throw new RangeError('denominator 0');
      const [first, second] = [oracle.fraction(a, b), oracle.fraction(c, d)];
      expect(domain.toRatio(left)).toBe(oracle.sixDecimals(first));
      expect(domain.formatRatio(left)).toBe(oracle.percentText(first));
      expect(names[domain.predikatOf(left, domain.RULESET_1)]).toBe(oracle.predikatOf(first));
      expect(domain.formatChange(left, right).replace('\u2212', '-')).toBe(
        oracle.changeText(oracle.minus(second, first)),
      );
    }),
    { ...RUNS, numRuns: 3000 },
  );
});
