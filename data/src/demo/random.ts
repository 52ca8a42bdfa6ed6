/** Chance that is the same on every machine and in every run: all of it comes from a text, the seed. */
export interface Random {
  /** 0 inclusive .. 1 exclusive */
  next(): number;
  /** A whole number from `low` to `high`, both inclusive. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  /** @throws RangeError when the list is empty */
  pick<T>(list: readonly T[]): T;
  /** A waiting time in whole days with this mean: often short, sometimes long (exponential). */
  wait(meanDays: number): number;
  /** The list in another order; the list itself stays. */
  shuffled<T>(list: readonly T[]): T[];
}

/** FNV-1a, 32 bits: spreads texts that differ little (`…-001`, `…-002`) over all seeds. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}

/** A generator of its own for each `seed` (Mulberry32: 32 bits of state, good enough for sample data, not for secrets). */
export function randomFrom(seed: string): Random {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => {
    const [found] = list.slice(int(0, list.length - 1));
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  };
  return {
    next,
    int,
    pick,
    chance: (probability) => next() < probability,
    wait: (meanDays) => Math.round(-Math.log(1 - next()) * meanDays),
    shuffled: (list) =>
      list
        .map((item) => ({ item, key: next() }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item),
  };
}
