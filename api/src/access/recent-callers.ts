import { Injectable } from '@nestjs/common';
import { Clock } from '../config';
import type { Caller } from '../http';

/** So long a caller is remembered without asking the database again. */
export const REMEMBER_MS = 300;
const MOST = 1_000;

interface Remembered {
  readonly caller: Caller;
  readonly clock: number;
  readonly elapsed: number;
}

/**
 * Callers of the last moments. A page asks for several things at once, and finding a session costs as much as a cached figure.
 * What this process ends is forgotten at once; what another process ends (the command line, a second server) after 0.3 s.
 */
@Injectable()
export class RecentCallers {
  private readonly callers = new Map<string, Remembered>();

  constructor(private readonly clock: Clock) {}

  /** The caller with this secret: remembered, or found now. */
  async findOr(secretHash: string, find: () => Promise<Caller | null>): Promise<Caller | null> {
    const known = this.callers.get(secretHash);
    if (known && this.isFresh(known)) return known.caller;
    const caller = await find();
    if (this.callers.size >= MOST) this.callers.clear();
    if (caller) this.callers.set(secretHash, { caller, clock: this.clock.now(), elapsed: performance.now() });
    return caller;
  }

  /** A session or token ended, or an account changed. */
  forgetAll(): void {
    this.callers.clear();
  }

  /** By both clocks: the business clock can be set, this process's own cannot. */
  private isFresh({ clock, elapsed }: Remembered): boolean {
    return Math.abs(this.clock.now() - clock) < REMEMBER_MS && performance.now() - elapsed < REMEMBER_MS;
  }
}
