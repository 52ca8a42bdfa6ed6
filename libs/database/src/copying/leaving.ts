import { setTimeout } from 'node:timers/promises';

/** How long a restore waits for those who are leaving, and how often it looks. */
const LEAVING_MS = 3_000;
const LOOKED_AGAIN_MS = 50;

/** Whoever was just stopped is gone a moment later: that long it is waited for. @returns whether somebody stayed. */
export async function staysInUse(isInUse: () => Promise<boolean>): Promise<boolean> {
  const until = performance.now() + LEAVING_MS;
  while (await isInUse()) {
    if (performance.now() >= until) return true;
    await setTimeout(LOOKED_AGAIN_MS);
  }
  return false;
}
