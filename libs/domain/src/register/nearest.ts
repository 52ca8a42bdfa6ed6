import { wordsKey } from './cell-values';

/** Edits (insert, delete, replace, swap of neighbours) between two texts; stops counting above `limit`. */
export function editDistance(a: string, b: string, limit = Infinity): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(replace, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

const tokens = (key: string): Set<string> => new Set(key.split(' ').filter((word) => word.length > 2));

/** A candidate with how near its name is: 0..1, 1 = the same. */
export interface Near<T> {
  readonly value: T;
  readonly likeness: number;
}

/**
 * The candidate whose name a person most likely meant, or null when none is near: few typing errors for the length of the
 * name, or at least half of the longer words in common.
 */
export function nearestOf<T>(
  text: string,
  candidates: Iterable<{ readonly name: string; readonly value: T }>,
): Near<T> | null {
  const key = wordsKey(text);
  const words = tokens(key);
  let best: Near<T> | null = null;
  for (const { name, value } of candidates) {
    const other = wordsKey(name);
    const longest = Math.max(key.length, other.length, 1);
    const typed = 1 - editDistance(key, other, Math.ceil(longest * 0.4)) / longest;
    const shared = [...tokens(other)].filter((word) => words.has(word)).length;
    const overlap = shared / Math.max(tokens(other).size, words.size, 1);
    const likeness = Math.max(typed >= 0.6 ? typed : 0, overlap >= 0.5 ? overlap * 0.95 : 0);
    if (likeness > 0 && (!best || likeness > best.likeness)) best = { value, likeness };
  }
  return best;
}

/** As `nearestOf`, the candidate alone. */
export const nearest = <T>(
  text: string,
  candidates: Iterable<{ readonly name: string; readonly value: T }>,
): T | null => nearestOf(text, candidates)?.value ?? null;
