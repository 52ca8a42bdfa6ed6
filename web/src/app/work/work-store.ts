import { computed, inject, Injectable } from '@angular/core';
import { WORK_KINDS, WorkQueueSchema } from '@pantausop/contracts';
import { Api } from '../data/api';
import { UnitsStore } from '../data/units-store';
import { Filter, FIRST_PAGE } from '../filter/filter';

/** What waits for the one who is signed in; in the address `jenis, hal` beside those of the filter bar. */
@Injectable()
export class WorkStore {
  private readonly filter = inject(Filter);
  private readonly units = inject(UnitsStore);

  /** undefined = the first of every kind */
  readonly kind = computed(() => WORK_KINDS.find((kind) => kind === this.filter.text('jenis')));
  private readonly page = computed(() => {
    const page = Number(this.filter.text('hal') ?? 1);
    return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
  });
  /** The unit of the filter; without one the level that is looked at. */
  private readonly asked = computed(() => this.filter.unit() ?? this.filter.level());
  private readonly unit = computed(() => {
    const key = this.asked();
    return key === undefined ? undefined : (this.units.byIdOrCode(key)?.id ?? key);
  });
  readonly narrowed = computed(() => !!(this.filter.unit() || this.filter.area() || this.kind()));

  readonly queue = inject(Api).read(WorkQueueSchema, () =>
    this.asked() !== undefined && this.units.reading.value() === undefined
      ? undefined
      : {
          path: '/work-queue',
          query: { kind: this.kind(), unit: this.unit(), area: this.filter.area(), page: this.kind() && this.page() },
        },
  );

  turnTo(page: number): void {
    this.filter.go({ hal: page === 1 ? null : page });
  }

  clear(): void {
    this.filter.go({ ...FIRST_PAGE, jenis: null, unit: null, area: null });
  }
}
