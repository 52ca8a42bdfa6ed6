import type { Tx } from '@pantausop/database';
import type { Difference } from '../ledger/ledger-difference';
import { MEASURE_COLUMNS } from '../ledger/measure-columns';
import { stampOf } from './small-history.fixture';

const NOTHING = Object.fromEntries(MEASURE_COLUMNS.map((column) => [column, 0])) as Record<
  (typeof MEASURE_COLUMNS)[number],
  number
>;
/** A row of the ledger that nothing explains. */
export const MOVEMENT = {
  ...NOTHING,
  ...{ government_id: 'kota', sop_id: '00000001', recorded_at: stampOf('2026-07-03'), effective_on: '2026-03-05' },
  ...{ unit_id: 'dinkes', area: 'sdm', cause: 'work', points: 5 },
};
/** What somebody changes behind the program's back, and what `verify` must say of it. */
export const TAMPERING: readonly [what: string, by: (tx: Tx) => Promise<unknown>, named: Partial<Difference>][] = [
  [
    'a row of the ledger that nothing explains',
    (tx) => tx.insertInto('movements').values(MOVEMENT).execute(),
    {
      ...{ in: 'ledger', government: 'kota', sop: '00000001', unit: 'dinkes', area: 'sdm', day: '2026-03-05' },
      ...{ cause: 'work', stamp: '2026-07-03T02:00:00.000000Z', expected: 'points 0', found: 'points 5' },
    },
  ],
  [
    'a row of the ledger at a moment at which nothing was recorded',
    (tx) =>
      tx
        .insertInto('movements')
        .values({ ...MOVEMENT, recorded_at: stampOf('2026-07-03') + 7 })
        .execute(),
    { in: 'ledger', sop: '00000001', stamp: '2026-07-03T02:00:00.000007Z', expected: 'points 0', found: 'points 5' },
  ],
  [
    'a row of the ledger for an SOP that nobody recorded',
    (tx) =>
      tx
        .insertInto('movements')
        .values({ ...MOVEMENT, sop_id: 'ghost', points: 0, required: 1 })
        .execute(),
    { in: 'ledger', sop: 'ghost', day: '2026-03-05', expected: 'required 0', found: 'required 1' },
  ],
  [
    'a changed day balance',
    (tx) =>
      tx
        .updateTable('day_balances')
        .set({ weight: 9 })
        .where('unit_id', '=', 'kota')
        .where('effective_on', '=', '2026-01-10')
        .execute(),
    {
      in: 'day balances',
      unit: 'kota',
      area: 'sdm',
      day: '2026-01-10',
      cause: 'obligation',
      expected: 'weight 3',
      found: 'weight 9',
    },
  ],
  [
    'a day balance taken away',
    (tx) =>
      tx.deleteFrom('day_balances').where('unit_id', '=', 'labkes').where('effective_on', '=', '2026-03-01').execute(),
    { in: 'day balances', unit: 'labkes', day: '2026-03-01', cause: 'applicability' },
  ],
  [
    'a day balance of no area',
    (tx) =>
      tx
        .insertInto('day_balances')
        .values({
          ...NOTHING,
          government_id: 'kota',
          unit_id: 'kota',
          area: 'no',
          effective_on: '2026-01-01',
          cause: 'work',
        })
        .execute(),
    { in: 'day balances', unit: 'kota', area: 'no', expected: 'no such area' },
  ],
  [
    'a changed month balance',
    (tx) =>
      tx
        .updateTable('month_balances')
        .set({ in_force: 4 })
        .where('unit_id', '=', 'dinkes')
        .where('month', '=', '2026-07-01')
        .where('area', '=', 'sdm')
        .execute(),
    { in: 'month balances', unit: 'dinkes', area: 'sdm', day: '2026-07-01', expected: 'inForce 1', found: 'inForce 4' },
  ],
  [
    'month balances of a unit taken away',
    (tx) => tx.deleteFrom('month_balances').where('unit_id', '=', 'labkes').execute(),
    { in: 'month balances', unit: 'labkes', area: 'sdm', day: '2026-02-01' },
  ],
  [
    'a changed sum of days',
    (tx) => tx.updateTable('day_sums').set({ points: 1234 }).where('unit_id', '=', 'kota').execute(),
    { in: 'day sums', unit: 'kota' },
  ],
  [
    'a changed sum of a month',
    (tx) => tx.updateTable('month_causes').set({ points: 1234 }).where('cause', '=', 'obligation').execute(),
    { in: 'month causes', cause: 'obligation' },
  ],
  [
    'a changed span',
    (tx) => tx.updateTable('sop_spans').set({ points: 99 }).where('sop_id', '=', '00000003').execute(),
    { in: 'spans', sop: '00000003', day: '2026-02-20', expected: 'points 0', found: 'points 99' },
  ],
  [
    'a span taken away',
    (tx) => tx.deleteFrom('sop_spans').where('sop_id', '=', '00000002').where('from_on', '=', '2026-03-01').execute(),
    { in: 'spans', sop: '00000002', day: '2026-03-01', found: 'no span' },
  ],
];
