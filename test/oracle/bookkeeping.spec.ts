/** The ledger as it is kept: difference by difference, under one stamp after the other (scoring rules §6). */
import * as domain from '@pantausop/domain';
import type { LineagesOf, Measures, Movement, Stamp } from '@pantausop/domain';
import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { singleSops, stampsOf, turningDays, worlds } from './histories';
import { balancesOn, contributionOfOracle, LaidCell, productRulesets, publishedRulesets } from './product';
import { sopOn } from './single-sop';
import type { World } from './world';

const RUNS = {
  seed: Number(process.env['SEED'] ?? 20_190_819),
  numRuns: Number(process.env['RUNS'] ?? 100),
  interruptAfterTimeLimit: 30_000,
};

const known = (world: World, knownAt: Stamp): (readonly Movement[])[] =>
  world.sops.map(({ history }) => domain.movementsOf(history, productRulesets(world.rulesets, knownAt), knownAt));

test('what was appended up to any stamp says what every SOP was on every day as known then', () => {
  fc.assert(
    fc.property(singleSops(), (world) => {
      const [sop] = world.sops;
      if (!sop) return;
      const appended: { readonly at: Stamp; readonly movement: Movement }[] = [];
      for (const at of stampsOf(world)) {
        const held = appended.map(({ movement }) => movement);
        for (const movement of domain.differenceOf(held, known(world, at)[0] ?? [])) appended.push({ at, movement });
      }
      for (const knownAt of stampsOf(world)) {
        const held = appended.filter(({ at }) => at <= knownAt).map(({ movement }) => movement);
        for (const date of turningDays(world)) {
          const expected = contributionOfOracle(sopOn(sop.history, date, knownAt, world.rulesets));
          const wanted = expected ? [[`${expected.unit} ${expected.area}`, expected.measures]] : [];
          const found = [...balancesOn(held, date)];
          if (!isDeepStrictEqual(found, wanted))
            expect({ knownAt, date, found }).toEqual({ knownAt, date, found: wanted });
        }
      }
    }),
    RUNS,
  );
});

test('an account that grows with its history books at each stamp what the account of then lacks, and ends as that of now', () => {
  fc.assert(
    fc.property(singleSops(), (world) => {
      const history = world.sops[0]?.history;
      if (!history) return;
      let rules = productRulesets([], null);
      const account = new domain.GrowingAccount(rules);
      const held: Movement[] = [];
      for (const at of stampsOf(world)) {
        const now = ({ recordedAt }: { readonly recordedAt: Stamp }): boolean => recordedAt === at;
        const retracted = history.retractions.filter(now).map(({ retracts }) => retracts);
        const known = productRulesets(world.rulesets, at);
        // the same ones until others are known: then the days before a change are not walked anew
        if (!isDeepStrictEqual(rules, known)) rules = known;
        const booked = account.change(history.events.filter(now), retracted, rules);
        expect(booked).toEqual(domain.differenceOf(held, domain.movementsOf(history, known, at)));
        held.push(...booked);
      }
      expect(account.account).toEqual(domain.accountOf(history, productRulesets(world.rulesets, null)));
    }),
    RUNS,
  );
});

test('a difference once booked leaves nothing to book', () => {
  fc.assert(
    fc.property(singleSops(), singleSops(), (one, other) => {
      const at = Number.MAX_SAFE_INTEGER as Stamp;
      const [held, wanted] = [known(one, at).flat(), known(other, at).flat()];
      const difference = domain.differenceOf(held, wanted);
      expect(domain.differenceOf([...held, ...difference], wanted)).toEqual([]);
      expect(difference.filter(({ measures }) => domain.isZero(measures))).toEqual([]);
    }),
    RUNS,
  );
});

/** Balances as the product keeps them: only ever added to. */
class KeptBalances {
  readonly days: Movement[] = [];
  readonly cells = new Map<string, LaidCell>();

  add(rolled: readonly Movement[]): void {
    this.days.push(...rolled);
    for (const key of new Set(rolled.map(cellOf))) {
      const cell = this.cells.get(key) ?? new LaidCell();
      cell.add(rolled.filter((movement) => cellOf(movement) === key));
      this.cells.set(key, cell);
    }
  }
}

const cellOf = ({ unit, area }: Movement): string => `${unit} ${area}`;

test('balances kept through bookings and changes of the organisation are those made anew at every stamp', () => {
  let transfers = 0;
  fc.assert(
    fc.property(worlds({ sops: 4, batches: 12 }), (world) => {
      const kept = new KeptBalances();
      let own: readonly Movement[] = [];
      let before: LineagesOf = () => [];
      for (const at of stampsOf(world)) {
        const after = domain.lineagesIn(domain.unitLives(world.units, at));
        // units first, then what is said of SOPs, as the register records a batch
        const moved = domain.differenceOf(domain.rollUp(own, before), domain.rollUp(own, after));
        transfers += moved.length;
        kept.add(moved);
        const now = known(world, at).flat();
        kept.add(domain.rollUp(domain.differenceOf(own, now), after));
        [own, before] = [now, after];

        const anew = domain.rollUp(now, after);
        expect(domain.differenceOf(kept.days, anew)).toEqual([]);
        for (const key of new Set([...kept.cells.keys(), ...anew.map(cellOf)])) {
          const movements = anew.filter((movement) => cellOf(movement) === key);
          const [cell, once] = [kept.cells.get(key) ?? new LaidCell(), new LaidCell()];
          once.add(movements);
          for (const date of new Set([...cell.days, ...movements.map(({ effectiveOn }) => effectiveOn)])) {
            const due = movements.filter(({ effectiveOn }) => effectiveOn <= date);
            const found = [cell.on(date), once.on(date)];
            const wanted = domain.sumMeasures(due.map((one) => one.measures));
            if (!isDeepStrictEqual(found, [wanted, wanted]))
              expect({ key, date, found }).toEqual({ key, date, found: [wanted, wanted] });
          }
        }
      }
    }),
    { ...RUNS, numRuns: 2 * RUNS.numRuns },
  );
  expect(transfers).toBeGreaterThan(RUNS.numRuns);
});

test('a transfer between units and areas never changes what stands above both', () => {
  fc.assert(
    fc.property(worlds({ sops: 4, batches: 12 }), (world) => {
      const at = stampsOf(world).at(-1);
      if (at === undefined) return;
      const rolled = domain.rollUp(known(world, at).flat(), domain.lineagesIn(domain.unitLives(world.units, at)));
      const top = rolled.filter(({ unit }) => unit === 'nation');
      for (const date of turningDays(world)) {
        const count = (movements: readonly Movement[]): Measures =>
          domain.sumMeasures(movements.filter((m) => m.effectiveOn <= date).map((m) => m.measures));
        const own = count(known(world, at).flat());
        // an SOP waits outside of the nation while its unit does not stand yet
        expect(count(top).required).toBeLessThanOrEqual(own.required);
        const transfers = top.filter((m) => m.cause === 'reorganization' && m.effectiveOn === date);
        expect(domain.sumMeasures(transfers.map((m) => m.measures))).toMatchObject({ required: 0, weight: 0 });
      }
    }),
    { ...RUNS, numRuns: Math.ceil(RUNS.numRuns / 2) },
  );
});

test('mistake 15: a rank is one more than the number of better ones, whatever the order', () => {
  const ratio = fc.integer({ min: 1, max: 12 }).chain((den) => fc.tuple(fc.nat({ max: den }), fc.constant(den)));
  fc.assert(
    fc.property(fc.array(ratio, { minLength: 1, maxLength: 12 }), (ratios) => {
      const values = ratios.map(([a, b]) => {
        const value = domain.fraction(a, b);
        if (!value) throw new RangeError('denominator 0');
        return value;
      });
      for (const [i, [a, b]] of ratios.entries()) {
        const better = ratios.filter(([c, d]) => c * b > a * d).length;
        const value = values[i];
        if (value) expect(domain.rankAmong(value, values)).toBe(1 + better);
      }
    }),
    { ...RUNS, numRuns: 500 },
  );
});

test('a ruleset leaves every day before its first one as it was', () => {
  let tried = 0;
  fc.assert(
    fc.property(singleSops(), (world) => {
      for (const published of publishedRulesets(world.rulesets)) {
        const standing = { ...published, retractedAt: null };
        const past = (rulesets: domain.Rulesets): Movement[] =>
          world.sops
            .flatMap(({ history }) => domain.movementsOf(history, rulesets))
            .filter(({ effectiveOn }) => effectiveOn < published.effectiveOn);
        const without = past([domain.RULESET_1]);
        tried += without.length;
        expect(past(domain.rulesetsKnownAt([standing]))).toEqual(without);
      }
    }),
    RUNS,
  );
  expect(tried).toBeGreaterThan(RUNS.numRuns);
});
