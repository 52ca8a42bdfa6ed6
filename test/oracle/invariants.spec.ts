/** What must hold of the product's ledger whatever was recorded (scoring rules §6). */
import * as domain from '@pantausop/domain';
import type { SopEvent, SopHistory, Stamp } from '@pantausop/domain';
import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { singleSops, stampsOf, turningDays } from './histories';
import { LaidCell, productRulesets } from './product';
import { eventsUpTo, replay, type Situation } from './single-sop';
import type { World } from './world';

const RUNS = {
  seed: Number(process.env['SEED'] ?? 20_190_819),
  numRuns: Number(process.env['RUNS'] ?? 150),
  interruptAfterTimeLimit: 50_000,
};
const ALWAYS = Number.MAX_SAFE_INTEGER as Stamp;
const FAR = '9999-12-31' as domain.CalendarDate;

const historyOf = (world: World): SopHistory => world.sops[0]?.history ?? { events: [], retractions: [] };
const sortedMovements = (history: SopHistory, world: World, knownAt: Stamp | null): domain.Movement[] => {
  const key = (m: domain.Movement): string => [m.effectiveOn, m.cause, m.unit, m.area].join(' ');
  const { movements } = domain.accountOf(history, productRulesets(world.rulesets, knownAt), knownAt);
  return [...movements].sort((a, b) => (key(a) < key(b) ? -1 : 1));
};

test('nothing recorded later changes what an earlier stamp returns', () => {
  fc.assert(
    fc.property(singleSops(), fc.nat(), (world, pick) => {
      const [history, stamps] = [historyOf(world), stampsOf(world)];
      const knownAt = stamps[pick % stamps.length] ?? ALWAYS;
      const then: SopHistory = {
        events: history.events.filter((e) => e.recordedAt <= knownAt),
        retractions: history.retractions.filter((r) => r.recordedAt <= knownAt),
      };
      const rulesets = world.rulesets
        .filter(({ recordedAt = 0 }) => recordedAt <= knownAt)
        .map(({ retractedAt, ...r }) => (retractedAt && retractedAt <= knownAt ? { ...r, retractedAt } : r));
      const before: World = { ...world, rulesets };
      expect(sortedMovements(history, world, knownAt)).toEqual(sortedMovements(then, before, null));
    }),
    RUNS,
  );
});

test('the order of recording events of different dates does not matter for the current view', () => {
  const shuffled = fc.array(fc.noBias(fc.nat()), { minLength: 64, maxLength: 64 });
  fc.assert(
    fc.property(singleSops(), shuffled, (world, keys) => {
      const standing = eventsUpTo(historyOf(world), FAR, ALWAYS);
      const renewed: SopEvent[] = [];
      for (const date of new Set(standing.map((e) => e.effectiveOn))) {
        const group = standing.filter((e) => e.effectiveOn === date);
        // Random stamps, but ascending within one date.
        const stamps = group.map((_, i) => keys[(renewed.length + i) % keys.length] ?? 0).sort((a, b) => a - b);
        for (const [i, event] of group.entries()) {
          const recordedAt = (stamps[i] ?? 0) as Stamp;
          renewed.push({ ...event, recordedAt, orderedAt: recordedAt, sequence: i });
        }
      }
      const order = new Map(renewed.map((e, i) => [e.id, keys[(i * 7) % keys.length] ?? 0]));
      const events = [...renewed].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
      expect(sortedMovements({ events, retractions: [] }, world, null)).toEqual(
        sortedMovements({ events: standing, retractions: [] }, world, null),
      );
    }),
    RUNS,
  );
});

/** Whether an event is evidence in favour, where it stands. */
function isFavourable({ fact }: SopEvent, before: Situation, later: readonly SopEvent[]): boolean {
  switch (fact.type) {
    case 'monitored':
      return fact.result === 'well';
    case 'evaluated':
      return true;
    case 'ratified':
      // Without the signature a draft of a later revision would be the document itself at once: its elements may be more.
      return before.ratifiedOn === null && !later.some((e) => e.fact.type === 'document_checked');
    case 'document_checked': {
      const present = new Set<string>(fact.elements);
      const replaced = [...before.elements, ...(before.draft ?? [])];
      return replaced.every((element) => present.has(element));
    }
    default:
      return false;
  }
}

test('taking back favourable evidence never raises the points', () => {
  let tried = 0;
  fc.assert(
    fc.property(singleSops(), (world) => {
      const [history, rulesets] = [historyOf(world), productRulesets(world.rulesets, null)];
      const standing = eventsUpTo(history, FAR, ALWAYS);
      for (const [i, event] of standing.entries()) {
        if (!isFavourable(event, replay(standing.slice(0, i)), standing.slice(i + 1))) continue;
        tried += 1;
        const without: SopHistory = { events: standing.filter((e) => e !== event), retractions: [] };
        for (const date of turningDays(world)) {
          const rules = domain.rulesetOn(rulesets, date);
          const points = (h: SopHistory): number => domain.pointsOf(domain.foldSop(h, date), date, rules).total;
          if (points(without) > points(history))
            throw new Error(`${event.id} ${event.fact.type}: more points on ${date} without it`);
        }
      }
    }),
    RUNS,
  );
  expect(tried).toBeGreaterThan(RUNS.numRuns / 3);
});

test('in every span k is within n and the stages add up to n', () => {
  fc.assert(
    fc.property(singleSops(), (world) => {
      for (const { contribution } of domain.accountOf(historyOf(world), productRulesets(world.rulesets, null)).spans) {
        if (!contribution) continue;
        const { required, inForce, identified, drafting, submitted, ratified, weight, points } = contribution.measures;
        expect(identified + drafting + submitted + ratified).toBe(required);
        expect([0, required]).toContain(inForce);
        expect(ratified).toBe(inForce);
        expect(points >= 0 && points <= 100 * weight).toBe(true);
        expect(isDeepStrictEqual(contribution.measures, domain.ZERO_MEASURES)).toBe(false);
      }
    }),
    RUNS,
  );
});

test('balances before months and within them, filled in any portions, hold what the movements sum up to', () => {
  fc.assert(
    fc.property(singleSops(), fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (world, portions) => {
      const all = sortedMovements(historyOf(world), world, null);
      for (const key of new Set(all.map((m) => `${m.unit} ${m.area}`))) {
        const movements = all.filter((m) => `${m.unit} ${m.area}` === key);
        const cell = new LaidCell();
        for (const late of [true, false]) cell.add(movements.filter((_, i) => portions[i % portions.length] === late));
        for (const date of turningDays(world)) {
          const found = cell.on(date);
          const expected = domain.sumMeasures(movements.filter((m) => m.effectiveOn <= date).map((m) => m.measures));
          if (!isDeepStrictEqual(found, expected)) expect({ date, found }).toEqual({ date, found: expected });
        }
      }
    }),
    RUNS,
  );
});
