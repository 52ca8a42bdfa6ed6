import type { SopId } from '@pantausop/domain';
import type { SopSearch } from './sop-search';

/** Where an SOP stands in the order that is asked: those without the value last, by it, by the title, by the id. */
export interface SopKey {
  readonly id: SopId;
  /** 1 = it has no such value */
  readonly missing: number;
  readonly value: string | number;
  /** as titles are searched */
  readonly title: string;
}

/** The order of a search. */
export const inOrderOf =
  ({ descending }: SopSearch) =>
  (a: SopKey, b: SopKey): number =>
    a.missing - b.missing ||
    (descending ? -1 : 1) * compare(a.value, b.value) ||
    compare(a.title, b.title) ||
    compare(a.id, b.id);

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Two lists that are in order as one, at most so long. */
export function inTurn(
  some: readonly SopKey[],
  others: readonly SopKey[],
  order: (a: SopKey, b: SopKey) => number,
  most: number,
): SopKey[] {
  const all: SopKey[] = [];
  let [at, other] = [0, 0];
  while (all.length < most) {
    const [one, next] = [some[at], others[other]];
    if (one && !(next && order(next, one) < 0)) {
      all.push(one);
      at += 1;
    } else if (next) {
      all.push(next);
      other += 1;
    } else break;
  }
  return all;
}
