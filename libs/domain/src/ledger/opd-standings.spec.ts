import { addDays, calendarDate } from '../calendar/calendar-date';
import { treeOn, type UnitLife } from '../organisation/unit-tree';
import { excusalsIn, excusedOn, type AreaDecision } from '../organisation/area-decision';
import { stamp } from '../calendar/stamp';
import { AREA_CODES, type AreaCode } from '../scoring/areas';
import type { StatusSums } from '../scoring/cell';
import { addCounts, NO_COUNT, type OpdCounts } from './opd-counts';
import { opdCounts } from './matrix';
import { lineagesIn, opdLineagesIn, rollUp } from './roll-up';
import { ZERO_MEASURES } from './measures';
import { countedIn, standingMovements, type StatusDay } from './opd-standings';

const FIRST = calendarDate('2026-01-01');

/** The same numbers on every machine. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

const life = (id: string, kind: 'nation' | 'city' | 'dinas', parent: string | null): UnitLife => ({
  id,
  validFrom: FIRST,
  validTo: null,
  successors: [],
  periods: [{ from: FIRST, unit: { id, code: id, name: id, abbreviation: id, kind, parentId: parent } }],
});

/** Two cities of a nation; the third OPD changes the city in March, the fourth ends in April. */
function world(): Map<string, UnitLife> {
  const lives = [life('n', 'nation', null), life('a', 'city', 'n'), life('b', 'city', 'n')];
  const opds = ['o1', 'o2', 'o3', 'o4'].map((id) => life(id, 'dinas', id === 'o2' ? 'b' : 'a'));
  const [, , third, fourth] = opds as [UnitLife, UnitLife, UnitLife, UnitLife];
  const own = life('o3', 'dinas', 'b').periods[0] as UnitLife['periods'][number];
  const moving = { ...third, periods: [...third.periods, { ...own, from: calendarDate('2026-03-01') }] };
  const ending = { ...fourth, validTo: calendarDate('2026-04-01') };
  return new Map([...lives, ...opds.slice(0, 2), moving, ending].map((one) => [one.id, one]));
}

describe('counts of OPDs', () => {
  it.each([1, 2, 3, 4, 5])('booked day by day say on every day what a look at each OPD says (%i)', (seed) => {
    const random = numbers(seed);
    const lives = world();
    const opds = ['o1', 'o2', 'o3', 'o4'];
    const day = (below = 150) => addDays(FIRST, random(below));
    const days = new Map(
      opds.map((opd) => {
        const until = opd === 'o4' ? 80 : 150;
        const added = Array.from({ length: 14 }, (): StatusDay => {
          const required = random(2);
          const sums = { required, inForce: required * random(2), notApplicable: Number(required === 0) * random(2) };
          return { on: day(until), area: AREA_CODES[random(3)] as AreaCode, sums };
        });
        // what a unit held it holds no more when it ends
        const gone =
          opd === 'o4' ? added.map((one) => ({ ...one, on: calendarDate('2026-04-01'), sums: back(one.sums) })) : [];
        return [opd, [...added, ...gone]];
      }),
    );
    const decisions = ['o1', 'a', 'o3', 'n'].map((unit, at): AreaDecision => {
      const from = day();
      const times = { from, until: random(2) === 0 ? null : addDays(from, 20 + random(60)) };
      const said = { id: String(at), unit, reason: '', approvedBy: '', recordedAt: stamp(1), retractedAt: null };
      return { ...said, ...times, area: AREA_CODES[random(4)] as AreaCode };
    });
    const excusalsOf = excusalsIn(decisions, lineagesIn(lives));
    const rolled = opds.flatMap((opd) => {
      const all = { since: FIRST, opening: new Map(), days: days.get(opd) ?? [], excusals: excusalsOf(opd) };
      return rollUp(standingMovements(opd, all), opdLineagesIn(lives));
    });
    for (let at = 0; at < 160; at += 1) {
      const date = addDays(FIRST, at);
      const tree = treeOn(lives, date);
      const sumsOf = (opd: string) => sumsOn(days.get(opd) ?? [], date);
      const basis = { sumsOf, excused: excusedOn(decisions, tree, date) };
      for (const unit of ['n', 'a', 'b']) {
        const looked = tree
          .opdsWithin(unit)
          .reduce<OpdCounts>((sum, { id }) => addCounts(sum, opdCounts(id, basis)), new Map());
        const booked = rolled
          .filter((one) => one.unit === unit && one.effectiveOn <= date)
          .reduce<OpdCounts>((sum, { area, measures: { required, inForce, notApplicable } }) => {
            const one = { counted: required, complete: inForce, notApplicable };
            return addCounts(sum, new Map([[countedIn(area), one]]));
          }, new Map());
        expect({ date, unit, counts: shown(booked) }).toEqual({ date, unit, counts: shown(looked) });
      }
    }
  });

  it('go on from what an OPD held before a day', () => {
    const one = (on: string, area: AreaCode, required: number, inForce: number): StatusDay => ({
      ...{ on: calendarDate(on), area },
      sums: { required, inForce, notApplicable: 0 },
    });
    const before = [one('2026-01-10', 'sdm', 2, 1), one('2026-01-20', 'peraturan', 1, 1)];
    const after = [one('2026-02-03', 'sdm', 0, 1)];
    const excusals = [{ area: 'organisasi' as const, from: FIRST, until: calendarDate('2026-02-01') }];
    const all = standingMovements('o', { since: FIRST, opening: new Map(), days: [...before, ...after], excusals });
    const since = calendarDate('2026-02-01');
    const opening = sumsOn(before, since);
    expect(standingMovements('o', { since, opening, days: after, excusals })).toEqual(
      all.filter(({ effectiveOn }) => effectiveOn >= since),
    );
  });
});

const back = ({ required, inForce, notApplicable }: StatusSums): StatusSums => ({
  ...{ required: -required, inForce: -inForce, notApplicable: -notApplicable },
});

function sumsOn(days: readonly StatusDay[], date: string) {
  const sums = new Map<AreaCode, typeof ZERO_MEASURES>();
  for (const { on, area, sums: more } of days) {
    if (on > date) continue;
    const held = sums.get(area) ?? ZERO_MEASURES;
    sums.set(area, {
      ...held,
      required: held.required + more.required,
      inForce: held.inForce + more.inForce,
      notApplicable: held.notApplicable + more.notApplicable,
    });
  }
  return sums;
}

const shown = (counts: OpdCounts) =>
  Object.fromEntries(
    [...counts]
      .filter(([, one]) => JSON.stringify(one) !== JSON.stringify(NO_COUNT))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
