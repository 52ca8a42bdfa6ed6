import { computed, inject, Injectable, signal } from '@angular/core';
import {
  ProcessesSchema,
  ProcessRecordedSchema,
  type NewLkeCuts,
  type NewProcess,
  type ProcessEventBody,
} from '@pantausop/contracts';
import { Api } from '../data/api';
import { failureOf, type Failure } from '../data/problem';
import { SessionStore } from '../data/session-store';
import { Filter } from '../filter/filter';

/** The map of processes on the asked date, and what somebody does to it. */
@Injectable()
export class ProcessMapStore {
  private readonly api = inject(Api);
  private readonly filter = inject(Filter);
  readonly mayGovern = inject(SessionStore).may('register.govern');

  readonly reading = this.api.read(ProcessesSchema, () => ({
    path: '/processes',
    query: { asOf: this.filter.askedAsOf() },
  }));
  readonly map = this.reading.value;
  /** `proses=tanpa`: only what has no SOP, with what it is a part of */
  readonly onlyWithout = computed(() => this.filter.text('proses') === 'tanpa');
  readonly shown = computed(() => {
    const items = this.map()?.items ?? [];
    return this.onlyWithout() ? items.filter(({ counts }) => counts.without > 0) : items;
  });

  readonly busy = signal(false);
  readonly failure = signal<Failure | null>(null);

  enter(body: NewProcess): Promise<boolean> {
    return this.attempt(() => this.api.send('POST', '/processes', body, ProcessRecordedSchema));
  }

  record(process: string, body: ProcessEventBody): Promise<boolean> {
    const path = `/processes/${encodeURIComponent(process)}/events`;
    return this.attempt(() => this.api.send('POST', path, body, ProcessRecordedSchema));
  }

  setCuts(cuts: NewLkeCuts): Promise<boolean> {
    return this.attempt(() => this.api.tell('PUT', '/processes/lke-cuts', cuts));
  }

  private async attempt(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await work();
      this.reading.reload();
      return true;
    } catch (error) {
      this.failure.set(failureOf(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
