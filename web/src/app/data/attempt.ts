import { signal } from '@angular/core';
import { failureOf, type Failure } from './problem';

/** One thing that is asked of the server at a time, and why it was refused. */
export class Attempt {
  private readonly working = signal(false);
  private readonly refused = signal<Failure | null>(null);
  readonly busy = this.working.asReadonly();
  readonly failure = this.refused.asReadonly();

  /** @returns whether it went through; false also while something is on its way */
  async make(work: () => Promise<void>): Promise<boolean> {
    if (this.working()) return false;
    this.working.set(true);
    this.refused.set(null);
    try {
      await work();
      return true;
    } catch (error) {
      this.refused.set(failureOf(error));
      return false;
    } finally {
      this.working.set(false);
    }
  }

  forget(): void {
    this.refused.set(null);
  }
}
