import type { Clock } from '../config';

const WINDOW_MS = 60_000;
const FREE = 20;
const MOST_ADDRESSES = 10_000;

/** How fast refusals of callers nobody knows are kept: a flood of them must not fill the disk. Per address, in this process. */
export class RefusalPace {
  private readonly windows = new Map<string, { begun: number; kept: number; missed: number }>();

  constructor(private readonly clock: Clock) {}

  /** @returns null when this one is only counted; else how many were only counted since the last one kept */
  pass(address: string): { readonly missed: number } | null {
    const now = this.clock.now();
    if (this.windows.size >= MOST_ADDRESSES) this.windows.clear();
    const held = this.windows.get(address);
    if (!held || now - held.begun >= WINDOW_MS) {
      this.windows.set(address, { begun: now, kept: 1, missed: 0 });
      return { missed: held?.missed ?? 0 };
    }
    if (held.kept >= FREE) {
      held.missed += 1;
      return null;
    }
    held.kept += 1;
    return { missed: 0 };
  }
}
