/** Generated histories for property tests: valid as recorded, rich in late records, corrections, moves and month ends. */
import type { CalendarDate, Stamp } from '@pantausop/domain';
import * as fc from 'fast-check';
import { describeWorld } from './describe-world';
import { ELEMENT_POINTS, RULESET_ONE } from './ruleset-one';
import { type Command, Simulation } from './simulation';
import type { OracleRuleset, World } from './world';

export { DATES, stampsOf, turningDays } from './dates';

/** 2024-03-02 08:00 in Jakarta. */
const FIRST_STAMP = (Date.parse('2024-03-02T01:00:00Z') * 1000) as Stamp;
const DAY_MICROS = 86_400_000_000;

const number = fc.noBias(fc.nat({ max: 0x7ffff }));

const command: fc.Arbitrary<Command> = fc.record({
  kind: fc.oneof(
    { weight: 18, arbitrary: fc.constant('fact' as const) },
    { weight: 3, arbitrary: fc.constant('correct' as const) },
    { weight: 1, arbitrary: fc.constant('retract' as const) },
    { weight: 2, arbitrary: fc.constant('unit' as const) },
    { weight: 1, arbitrary: fc.constant('decide' as const) },
  ),
  sop: fc.noBias(fc.nat({ max: 63 })),
  date: fc.noBias(fc.nat({ max: 63 })),
  pick: number,
  payload: number,
});

/** Ruleset 1 and up to two later ones that move every number, in any order; known since ever or a day, perhaps taken back. */
export const rulesetLists: fc.Arbitrary<OracleRuleset[]> = fc
  .uniqueArray(fc.constantFrom('2024-08-31', '2024-09-01', '2025-02-28', '2025-08-31', '2026-01-31'), { maxLength: 2 })
  .chain((days) =>
    fc.tuple(
      ...days.map((effectiveOn, i) =>
        fc
          .record({
            applied: fc.integer({ min: 1, max: 14 }),
            current: fc.integer({ min: 1, max: 30 }),
            tilt: fc.nat({ max: 3 }),
            published: fc.option(fc.nat({ max: 400 })),
            stood: fc.option(fc.integer({ min: 1, max: 300 }), { freq: 2 }),
          })
          .map(({ applied, current, tilt, published, stood }) => {
            const ruleset = laterRuleset(`${i + 2}`, effectiveOn, applied, current, tilt);
            if (published === null) return ruleset;
            const recordedAt = (FIRST_STAMP + published * DAY_MICROS) as Stamp;
            const retractedAt = stood === null ? {} : { retractedAt: (recordedAt + stood * DAY_MICROS) as Stamp };
            return { ...ruleset, recordedAt, ...retractedAt };
          }),
      ),
    ),
  )
  .map((later) => [...later, RULESET_ONE]);

function laterRuleset(id: string, effectiveOn: string, applied: number, current: number, tilt: number): OracleRuleset {
  return {
    ...RULESET_ONE,
    id,
    effectiveOn: effectiveOn as CalendarDate,
    appliedMonths: applied,
    currentMonths: current,
    ratifiedPoints: 20 + tilt,
    appliedPoints: 15 - tilt,
    elementPoints: { ...ELEMENT_POINTS, judul: 2 + tilt, kegiatan: 4 - tilt },
    areaWeights: { ...RULESET_ONE.areaWeights, sdm: 1 + tilt, organisasi: 3 },
  };
}

/** Everything recorded of a whole nation in small. */
export function worlds(size: { sops: number; batches: number; units?: boolean }): fc.Arbitrary<World> {
  const batch = fc.record({
    /** Days and microseconds since the batch before. */
    days: fc.noBias(fc.nat({ max: 90 })),
    micros: fc.integer({ min: 1, max: 9 }),
    commands: fc.array(command, { minLength: 1, maxLength: 9, size: 'max' }),
  });
  const start = fc.record({ date: fc.nat({ max: 9 }), payload: number });
  const all = fc.record({
    starts: fc.array(start, { minLength: 1, maxLength: size.sops, size: 'max' }),
    batches: fc.array(batch, { minLength: 1, maxLength: size.batches, size: 'max' }),
    rulesets: rulesetLists,
  });
  return fc.noBias(all).map(({ starts, batches, rulesets }) => {
    const simulation = new Simulation(starts.length, FIRST_STAMP, size.units ?? true);
    starts.forEach(({ date, payload }, sop) => simulation.start(sop, date, payload));
    for (const { days, micros, commands } of batches) {
      simulation.advance(days * DAY_MICROS + micros);
      for (const one of commands) simulation.obey(one);
    }
    const world = simulation.world(rulesets);
    return Object.defineProperty(world, fc.toStringMethod, { value: () => describeWorld(world) });
  });
}

/** One SOP alone; its units stand still. */
export const singleSops = (batches = 14): fc.Arbitrary<World> => worlds({ sops: 1, batches, units: false });
