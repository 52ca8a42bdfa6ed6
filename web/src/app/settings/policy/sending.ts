import { inject, signal } from '@angular/core';
import { Api } from '../../data/api';
import type { Contract } from '../../data/contract';
import { failureOf, type Failure } from '../../data/problem';

/** One thing that is sent at a time, with what became of it. Make it in an injection context. */
export class Sending {
  private readonly api = inject(Api);
  private readonly busy = signal(false);
  private readonly failed = signal<Failure | null>(null);
  readonly sending = this.busy.asReadonly();
  readonly failure = this.failed.asReadonly();

  /** @returns the answer; undefined when it was refused or something is on its way */
  async post<T>(path: string, body: unknown, contract: Contract<T>): Promise<T | undefined> {
    if (this.busy()) return undefined;
    this.busy.set(true);
    this.failed.set(null);
    try {
      return await this.api.send('POST', path, body, contract);
    } catch (error) {
      this.failed.set(failureOf(error));
      return undefined;
    } finally {
      this.busy.set(false);
    }
  }

  forget(): void {
    this.failed.set(null);
  }
}

/** A text field of a form; empty when it is not there. */
export const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};
