import { Injectable } from '@nestjs/common';
import { TooManyError } from '../http';

/** More units than any government has. */
const MANY_UNITS = 1000;
/** Those who wait hold a connection each; the rest of them is for everybody else. */
const MOST_WAITING = 3;
/** How soon one who was sent away may ask again. */
const AGAIN_SECONDS = 10;

/** Questions that go through what lies below many governments, one at a time in the process: they take seconds, and nobody else is to wait for them. */
@Injectable()
export class WideTurns {
  private running = false;
  private readonly waiting: (() => void)[] = [];

  /**
   * @param units that are gone through: few of them wait for nobody
   * @throws TooManyError when too many wait already
   */
  async take<T>(units: number, work: () => Promise<T>): Promise<T> {
    if (units <= MANY_UNITS) return work();
    if (this.waiting.length >= MOST_WAITING) throw new TooManyError(AGAIN_SECONDS, 'too_busy');
    if (this.running) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running = true;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running = false;
    }
  }
}
