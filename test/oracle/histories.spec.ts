import { SOP_FACT_TYPES, type SopFactType } from '@pantausop/domain';
import * as fc from 'fast-check';
import { isAccepted } from './acceptance';
import { stampsOf, turningDays, worlds } from './histories';
import * as oracle from './oracle';

const SEEDED = { seed: 20_190_819, numRuns: 150 };

test('the histories hold every kind of event and every way of recording', () => {
  const seen = new Map<string, number>();
  const see = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);
  for (const world of fc.sample(worlds({ sops: 5, batches: 16 }), SEEDED)) {
    for (const { history } of world.sops) {
      for (const e of history.events) {
        see(e.fact.type);
        if (e.orderedAt !== e.recordedAt) see('correction');
        if (history.events.some((o) => o.recordedAt < e.recordedAt && o.effectiveOn > e.effectiveOn)) see('late');
        if (history.events.some((o) => o !== e && o.recordedAt === e.recordedAt)) see('shared stamp');
        if (history.events.some((o) => o !== e && o.effectiveOn === e.effectiveOn)) see('shared date');
        if (e.fact.type === 'not_applicable') see(e.fact.until === null ? 'without end' : 'with end');
      }
      history.retractions.forEach(() => see('retraction'));
    }
    world.units.events.forEach((e) => see(e.fact.type));
    world.units.retractions.forEach(() => see('unit retraction'));
    world.decisions.forEach((d) => see(d.retractedAt === null ? 'decision' : 'retracted decision'));
  }
  const types: readonly SopFactType[] = SOP_FACT_TYPES;
  const rare = ['renamed', 'reparented', 'closed', 'unit retraction', 'decision', 'retracted decision'];
  const ways = ['correction', 'late', 'shared stamp', 'shared date', 'with end', 'without end', 'retraction'];
  const counts = [...types, ...rare, ...ways].map((what) => [what, seen.get(what) ?? 0] as const);
  expect(counts.filter(([, n]) => n < 5)).toEqual([]);
});

test('what is recorded was acceptable when it was recorded', () => {
  fc.assert(
    fc.property(worlds({ sops: 4, batches: 10 }), (world) => {
      for (const { history } of world.sops) {
        for (const event of history.events) {
          const before = history.events.filter((e) => e.sequence < event.sequence);
          const retractions = history.retractions.filter((r) => r.sequence < event.sequence);
          expect(isAccepted({ events: before, retractions }, event)).toBe(true);
        }
      }
    }),
    SEEDED,
  );
});

test('no SOP is ever held by a unit that does not stand', () => {
  fc.assert(
    fc.property(worlds({ sops: 4, batches: 10 }), (world) => {
      const stamps = stampsOf(world);
      for (const knownAt of [stamps[Math.floor(stamps.length / 2)], stamps.at(-1)]) {
        if (knownAt === undefined) continue;
        for (const date of turningDays(world)) {
          const { units, sops } = oracle.dayOf(world, date, knownAt);
          const homeless = sops
            .filter((s) => s.counted || s.notApplicable)
            .filter((s) => !units.some((u) => u.id === s.unit));
          expect(homeless).toEqual([]);
        }
      }
    }),
    SEEDED,
  );
});

test('invariants of every cell', () => {
  fc.assert(
    fc.property(worlds({ sops: 5, batches: 12 }), fc.nat(), fc.nat(), (world, d, t) => {
      const [days, stamps] = [turningDays(world), stampsOf(world)];
      const [date, knownAt] = [days[d % days.length], stamps[t % stamps.length]];
      if (date === undefined || knownAt === undefined) return;
      const found = oracle.matrix(world, 'city', date, knownAt);
      for (const cell of [...found.total.cells, found.total.total, ...found.units.flatMap((row) => row.cells)]) {
        const { identified, drafting, submitted, ratified } = cell.stages;
        expect(identified + drafting + submitted + ratified).toBe(cell.required);
        expect(ratified).toBe(cell.inForce);
        expect(cell.points).toBeLessThanOrEqual(100 * cell.weight);
      }
      for (const key of ['required', 'inForce', 'notApplicable', 'weight', 'points', 'applied', 'current'] as const) {
        expect(found.units.reduce((sum, row) => sum + row.total[key], 0)).toBe(found.total.total[key]);
      }
    }),
    SEEDED,
  );
});
