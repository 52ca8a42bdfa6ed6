import type { CalendarDate } from '../calendar/calendar-date';
import type { AreaCode } from '../scoring/areas';
import type { SopFact, UnitId } from '../sop/events';
import { addMeasures, isZero, subtractMeasures, ZERO_MEASURES, type Measures } from './measures';

/** Why a figure moved, in the order in which a waterfall shows it (scoring rules §6). */
export const CAUSES = [
  'ruleset',
  'reorganization',
  'reclassification',
  'obligation',
  'applicability',
  'lapse',
  'work',
] as const;
export type Cause = (typeof CAUSES)[number];

/** From `effectiveOn` on, a unit holds `measures` more in an area, or wherever else balances are kept. */
export interface Booking<A extends string = string> {
  readonly unit: UnitId;
  readonly area: A;
  readonly effectiveOn: CalendarDate;
  readonly cause: Cause;
  readonly measures: Measures;
}

/** One entry of the ledger. */
export type Movement = Booking<AreaCode>;

/** What takes a movement away again; what else it carries stays with it. */
export const takenBack = <M extends Booking>(movement: M): M => ({
  ...movement,
  measures: subtractMeasures(ZERO_MEASURES, movement.measures),
});

/** The cause under which a fact is booked. */
export function causeOf(fact: SopFact): Cause {
  switch (fact.type) {
    case 'required':
    case 'requirement_ended':
    case 'reweighted':
      return 'obligation';
    case 'not_applicable':
    case 'applicable':
      return 'applicability';
    case 'moved':
      return fact.cause;
    default:
      return 'work';
  }
}

/** The key under which movements of one SOP are netted. */
export function movementKey(at: Omit<Booking, 'measures'>): string {
  return `${at.effectiveOn}|${at.unit}|${at.area}|${at.cause}`;
}

/** What must be added to `held` so that it says what `wanted` says: the difference, zeros dropped, in key order. */
export function differenceOf<A extends string>(
  held: readonly Booking<A>[],
  wanted: readonly Booking<A>[],
): Booking<A>[] {
  const net = new Map<string, Booking<A>>();
  const add = (movement: Booking<A>, sign: 1 | -1): void => {
    const key = movementKey(movement);
    const before = net.get(key)?.measures ?? ZERO_MEASURES;
    const measures = (sign === 1 ? addMeasures : subtractMeasures)(before, movement.measures);
    net.set(key, { ...movement, measures });
  };
  for (const movement of wanted) add(movement, 1);
  for (const movement of held) add(movement, -1);
  return [...net.entries()]
    .filter(([, movement]) => !isZero(movement.measures))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, movement]) => movement);
}
