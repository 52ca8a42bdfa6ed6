import { differenceOf, MEASURES, movementKey, ZERO_MEASURES, type Measures, type Booking } from '@pantausop/domain';
import type { BookedArea, MonthBalance } from './balances.repository';
import { measuresApart, type FoundDifference } from './ledger-difference';

/** The first day balance that is not what the roll-up of the movements says; both of one area. */
export function differenceOfDays(
  expected: readonly Booking<BookedArea>[],
  found: readonly Booking<BookedArea>[],
): FoundDifference | null {
  const [apart] = differenceOf(found, expected);
  if (!apart) return null;
  const at = (all: readonly Booking<BookedArea>[]): Measures =>
    all.find((one) => movementKey(one) === movementKey(apart))?.measures ?? ZERO_MEASURES;
  const { unit, area, effectiveOn: day, cause } = apart;
  return { in: 'day balances', unit, area, day, cause, ...measuresApart(at(expected), at(found)) };
}

/**
 * The first month balance that says something else; both of one area. A month without a row holds what the last one
 * before it holds, so a grid that reaches further says the same.
 */
export function differenceOfMonths(
  expected: readonly MonthBalance[],
  found: readonly MonthBalance[],
): FoundDifference | null {
  const rows = [
    ...expected.map((balance) => ({ ...balance, side: 'expected' as const })),
    ...found.map((balance) => ({ ...balance, side: 'found' as const })),
  ].sort((a, b) => compare(a.unit, b.unit) || compare(a.month, b.month));
  let held = { expected: ZERO_MEASURES, found: ZERO_MEASURES };
  for (const [i, { unit, area, month, measures, side }] of rows.entries()) {
    if (rows[i - 1]?.unit !== unit) held = { expected: ZERO_MEASURES, found: ZERO_MEASURES };
    held[side] = measures;
    const next = rows[i + 1];
    if ((next?.unit === unit && next.month === month) || same(held.expected, held.found)) continue;
    return { in: 'month balances', unit, area, day: month, ...measuresApart(held.expected, held.found) };
  }
  return null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const same = (a: Measures, b: Measures): boolean => MEASURES.every((measure) => a[measure] === b[measure]);

/** The months in which a balance is another than in the month before, and what it is: what the rows say, however many there are. */
export function stepsOf(balances: readonly MonthBalance[]): MonthBalance[] {
  const last = new Map<string, Measures>();
  return balances.filter(({ unit, area, measures }) => {
    const key = `${unit}|${area}`;
    const before = last.get(key) ?? ZERO_MEASURES;
    last.set(key, measures);
    return !same(before, measures);
  });
}
