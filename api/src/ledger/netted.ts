import { addMeasures, isZero, movementKey, type Booking } from '@pantausop/domain';

/** Movements of one key added up; those that come to zero are dropped. */
export function netted<A extends string>(movements: Iterable<Booking<A>>): Booking<A>[] {
  const net = new Map<string, Booking<A>>();
  for (const movement of movements) {
    const key = movementKey(movement);
    const before = net.get(key);
    net.set(key, before ? { ...before, measures: addMeasures(before.measures, movement.measures) } : { ...movement });
  }
  return [...net.values()].filter(({ measures }) => !isZero(measures));
}
