import { AsyncLocalStorage } from 'node:async_hooks';

/** What somebody asks to be done, and the circumstances under which it was asked. */
export interface Asked<A> {
  readonly what: A;
  /** Runs work under the circumstances of the one who asked. */
  readonly as: <T>(work: () => T) => T;
}

/** Not done, and nothing of it left: those who were together can be tried one by one. */
export class UndoneError extends Error {
  constructor(override readonly cause: unknown) {
    super('nothing was done');
    this.name = 'UndoneError';
  }
}

interface Waiting<A, R> {
  readonly asked: Asked<A>;
  readonly done: (result: R) => void;
  readonly failed: (reason: unknown) => void;
}

/**
 * Does at once what several ask at the same time: who comes while some are under way is among the next. Two that are about the
 * same thing are never together, and what was asked first of a thing is done first.
 */
export class Gathering<A, R> {
  private waiting: Waiting<A, R>[] = [];
  private busy = false;

  /**
   * @param subjectOf what it is about
   * @param most how many are done at once at most
   * @param work says of each how it ended; @throws UndoneError when nothing of all of them was done
   */
  constructor(
    private readonly subjectOf: (what: A) => string,
    private readonly most: number,
    private readonly work: (asked: readonly Asked<A>[]) => Promise<readonly PromiseSettledResult<R>[]>,
  ) {}

  /** @throws why it was not done */
  ask(what: A): Promise<R> {
    const as = AsyncLocalStorage.snapshot();
    return new Promise((done, failed) => {
      this.waiting.push({ asked: { what, as: (work) => as(work) }, done, failed });
      if (!this.busy) void this.goOn();
    });
  }

  private async goOn(): Promise<void> {
    this.busy = true;
    while (this.waiting.length > 0) await this.doAll(this.next());
    this.busy = false;
  }

  /** Those who go now, in the order in which they came. */
  private next(): Waiting<A, R>[] {
    const [now, later]: [Waiting<A, R>[], Waiting<A, R>[]] = [[], []];
    const subjects = new Set<string>();
    for (const one of this.waiting) {
      const subject = this.subjectOf(one.asked.what);
      (now.length < this.most && !subjects.has(subject) ? now : later).push(one);
      subjects.add(subject);
    }
    this.waiting = later;
    return now;
  }

  private async doAll(group: readonly Waiting<A, R>[]): Promise<void> {
    try {
      const ends = await this.work(group.map(({ asked }) => asked));
      for (const [at, { done, failed }] of group.entries()) {
        const end = ends[at];
        if (end?.status === 'fulfilled') done(end.value);
        else failed(end?.reason);
      }
    } catch (error) {
      const undone = error instanceof UndoneError;
      if (undone && group.length > 1) {
        for (const one of group) await this.doAll([one]);
        return;
      }
      for (const { failed } of group) failed(undone ? error.cause : error);
    }
  }
}
