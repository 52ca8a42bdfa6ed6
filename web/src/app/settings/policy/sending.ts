import { inject } from '@angular/core';
import { Api } from '../../data/api';
import { Attempt } from '../../data/attempt';
import type { Contract } from '../../data/contract';

/** One thing that is sent at a time, with what became of it. Make it in an injection context. */
export class Sending {
  private readonly api = inject(Api);
  private readonly attempt = new Attempt();
  readonly sending = this.attempt.busy;
  readonly failure = this.attempt.failure;

  /** @returns the answer; undefined when it was refused or something is on its way */
  async post<T>(path: string, body: unknown, contract: Contract<T>): Promise<T | undefined> {
    let answer: T | undefined;
    await this.attempt.make(async () => {
      answer = await this.api.send('POST', path, body, contract);
    });
    return answer;
  }

  forget(): void {
    this.attempt.forget();
  }
}

/** A text field of a form; empty when it is not there. */
export const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};
