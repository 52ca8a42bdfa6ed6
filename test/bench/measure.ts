/** Milliseconds that each of `count` runs took, one after the other. */
export async function timed(count: number, run: (at: number) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const begun = performance.now();
    await run(at);
    times.push(performance.now() - begun);
  }
  return times;
}

/** The middle of the values. @throws RangeError when there are none */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  if (middle === undefined) throw new RangeError('nothing was measured');
  return middle;
}

/**
 * Two things timed in turns, so many of each in a round, so that whatever else the machine does meets both.
 * @returns the medians in milliseconds
 */
export async function inTurns(
  rounds: number,
  [count, floorCount]: readonly [ours: number, floor: number],
  ours: (at: number) => unknown,
  floor: (at: number) => unknown,
): Promise<{ ours: number; floor: number }> {
  const times: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
  for (let round = 0; round < rounds; round += 1) {
    times.ours.push(...(await timed(count, (at) => ours(round * count + at))));
    times.floor.push(...(await timed(floorCount, (at) => floor(round * floorCount + at))));
  }
  return { ours: median(times.ours), floor: median(times.floor) };
}
