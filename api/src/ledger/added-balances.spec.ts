import { write, type Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import { AREA_CODES, calendarDate, CAUSES, addDays, ZERO_MEASURES, type AreaCode } from '@pantausop/domain';
import * as fc from 'fast-check';
import { AddedBalances } from './added-balances.repository';
import { BALANCE_TABLES, type Booked } from './balance-rows';
import { BalancesRepository } from './balances.repository';
import { CausesRepository } from './causes.repository';
import { ALL_MEASURES } from './extract';
import { HeldBalancesRepository } from './held-balances.repository';
import { LedgerReader } from './ledger.reader';
import { netted } from './netted';
import { MovementsRepository } from './movements.repository';
import { differenceOfAdded, differenceOfHeld } from './difference-of-balances';

const RUNS = { seed: Number(process.env['SEED'] ?? 20_190_819), numRuns: Number(process.env['RUNS'] ?? 12) };
const FIRST = calendarDate('2025-11-20');
const AREAS = AREA_CODES.slice(0, 2);
const GOVERNMENT = 'kota';

const bookings = fc.array(
  fc.record({
    unit: fc.constantFrom('kota', 'dinkes'),
    area: fc.constantFrom<AreaCode>(...AREAS),
    effectiveOn: fc.integer({ min: 0, max: 100 }).map((days) => addDays(FIRST, days)),
    cause: fc.constantFrom(...CAUSES),
    measures: fc
      .tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -90, max: 90 }))
      .map(([required, points]) => ({ ...ZERO_MEASURES, required, points })),
  }),
  { maxLength: 25 },
);

describeEngines('balances added to', (engine) => {
  const balances = new BalancesRepository();
  const causes = new CausesRepository();
  let database: Database;
  let added: AddedBalances;
  let reader: LedgerReader;

  beforeAll(async () => {
    database = await engine.open();
    added = new AddedBalances(database);
    reader = new LedgerReader(new HeldBalancesRepository(database), new MovementsRepository());
  });

  /** What all tables hold of one area. */
  const tablesOf = async (area: AreaCode) => ({
    days: await balances.daysOf(database.db, GOVERNMENT, { area }),
    months: await balances.monthsOf(database.db, GOVERNMENT, { area }),
    sums: await balances.daySumsOf(database.db, GOVERNMENT, { area }),
    causes: await balances.causesOf(database.db, GOVERNMENT, { area }),
  });

  it('in any portions are those made at once, and say of every day and range what the movements sum up to', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(bookings, { minLength: 1, maxLength: 4 }), async (portions) => {
        const all = netted<Booked['area']>(portions.flat());
        await write(database, (tx) => balances.clear(tx, GOVERNMENT, null));
        for (const portion of portions) await write(database, (tx) => added.add(tx, GOVERNMENT, netted(portion)));
        const kept = await Promise.all(AREAS.map(tablesOf));
        await write(database, (tx) => balances.clear(tx, GOVERNMENT, null));
        await write(database, (tx) => balances.put(tx, GOVERNMENT, all));
        for (const [at, area] of AREAS.entries()) {
          const [found, anew] = [kept[at] ?? (await tablesOf(area)), await tablesOf(area)];
          expect(differenceOfAdded('day balances', anew.days, found.days)).toBeNull();
          expect(differenceOfAdded('month causes', anew.causes, found.causes)).toBeNull();
          expect(differenceOfHeld('month balances', anew.months, found.months)).toBeNull();
          expect(differenceOfHeld('day sums', anew.sums, found.sums)).toBeNull();
        }
        await saysOfEveryDay(all);
        await saysOfRanges(all);
      }),
      RUNS,
    );
  });

  async function saysOfEveryDay(all: readonly Booked[]): Promise<void> {
    const dates = Array.from({ length: 110 }, (_, at) => addDays(FIRST, at - 3));
    const units = ['kota', 'dinkes'];
    const along = await reader.current(database.db, GOVERNMENT, units, dates, ALL_MEASURES);
    const rare = dates.filter((_, at) => at % 9 === 0);
    const apart = await reader.current(database.db, GOVERNMENT, units, rare, ALL_MEASURES);
    for (const [at, date] of dates.entries()) {
      const few = at % 10 === 0 ? await reader.current(database.db, GOVERNMENT, units, [date], ALL_MEASURES) : [];
      for (const unit of units) {
        for (const area of AREAS) {
          const due = all.filter((one) => one.unit === unit && one.area === area && one.effectiveOn <= date);
          const rarely = at % 9 === 0 ? [apart[at / 9]] : [];
          for (const holdings of [along[at], ...few, ...rarely])
            expect(sumsOf(holdings?.(unit).get(area))).toEqual(sumOf(due));
        }
      }
    }
  }

  async function saysOfRanges(all: readonly Booked[]): Promise<void> {
    for (const [after, to] of [[null, 40] as const, [5, 8] as const, [11, 41] as const, [3, 90] as const]) {
      const range = { after: after === null ? null : addDays(FIRST, after), to: addDays(FIRST, to) };
      const found = await causes.ofUnit(database.db, GOVERNMENT, 'kota', range);
      for (const cause of CAUSES) {
        for (const area of AREAS) {
          const within = all.filter(
            (one) =>
              one.unit === 'kota' &&
              one.area === area &&
              one.cause === cause &&
              one.effectiveOn <= range.to &&
              (range.after === null || one.effectiveOn > range.after),
          );
          const moved = found.find((one) => one.area === area && one.cause === cause);
          expect(sumsOf(moved?.measures)).toEqual(sumOf(within));
        }
      }
    }
  }

  it('are the same for more days of one cell than one statement takes', async () => {
    const long = Array.from({ length: 2500 }, (_, at): Booked => ({
      ...{ unit: 'kota', area: 'sdm', cause: 'work' },
      ...{ effectiveOn: addDays(FIRST, at), measures: { ...ZERO_MEASURES, required: 1, points: at } },
    }));
    await write(database, (tx) => balances.clear(tx, GOVERNMENT, null));
    await write(database, (tx) => added.add(tx, GOVERNMENT, long));
    const kept = await tablesOf('sdm');
    await write(database, (tx) => balances.clear(tx, GOVERNMENT, null));
    await write(database, (tx) => balances.put(tx, GOVERNMENT, long));
    const anew = await tablesOf('sdm');
    expect(differenceOfHeld('month balances', anew.months, kept.months)).toBeNull();
    expect(differenceOfHeld('day sums', anew.sums, kept.sums)).toBeNull();
  });

  it('are taken away with everything', async () => {
    await write(database, (tx) => balances.clear(tx, GOVERNMENT, null));
    for (const table of BALANCE_TABLES) {
      expect(await database.db.selectFrom(table).select('unit_id').execute()).toEqual([]);
    }
  });
});

const sumsOf = (measures: Pick<Booked['measures'], 'required' | 'points'> = ZERO_MEASURES) => [
  measures.required,
  measures.points,
];
const sumOf = (booked: readonly Booked[]) => [
  booked.reduce((sum, { measures }) => sum + measures.required, 0),
  booked.reduce((sum, { measures }) => sum + measures.points, 0),
];
