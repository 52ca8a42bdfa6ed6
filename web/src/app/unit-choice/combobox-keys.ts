/** The option after or before the one at `from` of `count`, round and round; -1 where there is none. @param from -1 = none yet */
export function nextActive(from: number, key: 'ArrowDown' | 'ArrowUp', count: number): number {
  if (count === 0) return -1;
  if (key === 'ArrowDown') return (from + 1) % count;
  return from <= 0 ? count - 1 : from - 1;
}
