import { computed, inject, Injectable, signal } from '@angular/core';
import { SopDetailSchema, SopEventsSchema } from '@pantausop/contracts';
import { Api } from '../data/api';
import { Filter } from '../filter/filter';
import { endedOn, historyOf, decisionsOf } from './history';

/** One SOP on the asked date, with everything ever recorded of it. */
@Injectable()
export class SopStore {
  private readonly api = inject(Api);
  private readonly filter = inject(Filter);

  /** id of the address */
  readonly id = signal('');

  private readonly path = computed(() => `/sops/${encodeURIComponent(this.id())}`);
  readonly reading = this.api.read(SopDetailSchema, () =>
    this.id() === '' ? undefined : { path: this.path(), query: { asOf: this.filter.askedAsOf() } },
  );
  readonly events = this.api.read(SopEventsSchema, () =>
    this.id() === '' ? undefined : { path: `${this.path()}/events` },
  );

  /** undefined until the answer for this SOP is there */
  readonly sop = computed(() => {
    const sop = this.reading.value();
    return sop?.id === this.id() ? sop : undefined;
  });
  readonly unknown = computed(() => this.reading.failure()?.problem?.status === 404);

  readonly history = computed(() => historyOf(this.events.value()?.items ?? []));
  readonly decisions = computed(() => decisionsOf(this.events.value()?.items ?? []));
  /** the day since which it is no longer required; null while it is */
  readonly ended = computed(() => endedOn(this.events.value()?.items ?? [], this.filter.asOf()));
}
