import { Injectable } from '@nestjs/common';
import { Clock } from './clock';

/** A mail server that says nothing holds one letter for minutes; whoever gives no sign for so long stands still. */
const STILL_AFTER_MS = 15 * 60_000;

/** Signs of life of what this process does by itself, without being asked. The command line and tests do nothing so. */
@Injectable()
export class Heartbeat {
  private last: number | null = null;

  constructor(private readonly clock: Clock) {}

  /** Begun, or another step done. */
  beat(): void {
    this.last = this.clock.now();
  }

  /** A step done, where it was begun by itself. */
  again(): void {
    if (this.last !== null) this.beat();
  }

  /** Milliseconds since 1970; null = nothing is done by itself here */
  get lastBeat(): number | null {
    return this.last;
  }

  /** How long ago the last sign was, once that is too long; else null. */
  get stillFor(): number | null {
    const age = this.last === null ? 0 : this.clock.now() - this.last;
    return age > STILL_AFTER_MS ? age : null;
  }
}
