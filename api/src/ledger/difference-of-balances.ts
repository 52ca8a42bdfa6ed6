import { differenceOf, MEASURES, movementKey, ZERO_MEASURES, type Measures } from '@pantausop/domain';
import type { Booked, HeldBalance } from './balance-rows';
import { measuresApart, type FoundDifference } from './ledger-difference';

/** The first balance of what was added that is not what the roll-up of the movements says; both of one area. */
export function differenceOfAdded(
  audited: 'day balances' | 'month causes',
  expected: readonly Booked[],
  found: readonly Booked[],
): FoundDifference | null {
  const [apart] = differenceOf(found, expected);
  if (!apart) return null;
  const at = (all: readonly Booked[]): Measures =>
    all.find((one) => movementKey(one) === movementKey(apart))?.measures ?? ZERO_MEASURES;
  const { unit, area, effectiveOn: day, cause } = apart;
  return { in: audited, unit, area, day, cause, ...measuresApart(at(expected), at(found)) };
}

/** Month balances go on and on; those of days begin anew with every month. */
const periodOf = {
  'month balances': ({ unit }: HeldBalance): string => unit,
  'day sums': ({ unit, on }: HeldBalance): string => `${unit}|${on.slice(0, 7)}`,
} as const;

/**
 * The first balance of what was held that says something else; both of one area. A day without a row holds what the last one
 * before it holds, so rows that say nothing new are no difference.
 */
export function differenceOfHeld(
  audited: keyof typeof periodOf,
  expected: readonly HeldBalance[],
  found: readonly HeldBalance[],
): FoundDifference | null {
  const rows = [
    ...expected.map((balance) => ({ ...balance, side: 'expected' as const })),
    ...found.map((balance) => ({ ...balance, side: 'found' as const })),
  ].sort((a, b) => compare(a.unit, b.unit) || compare(a.on, b.on));
  let held = { expected: ZERO_MEASURES, found: ZERO_MEASURES };
  let period: string | null = null;
  for (const [i, row] of rows.entries()) {
    if (periodOf[audited](row) !== period) held = { expected: ZERO_MEASURES, found: ZERO_MEASURES };
    period = periodOf[audited](row);
    held[row.side] = row.measures;
    const next = rows[i + 1];
    if ((next?.unit === row.unit && next.on === row.on) || same(held.expected, held.found)) continue;
    const { unit, area, on: day } = row;
    return { in: audited, unit, area, day, ...measuresApart(held.expected, held.found) };
  }
  return null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const same = (a: Measures, b: Measures): boolean => MEASURES.every((measure) => a[measure] === b[measure]);

/** The days on which a balance is another than on the one before, and what it is: what the rows say, however many there are. */
export function stepsOf(audited: keyof typeof periodOf, balances: readonly HeldBalance[]): HeldBalance[] {
  const last = new Map<string, Measures>();
  return balances.filter((balance) => {
    const key = `${periodOf[audited](balance)}|${balance.area}`;
    const before = last.get(key) ?? ZERO_MEASURES;
    last.set(key, balance.measures);
    return !same(before, balance.measures);
  });
}
