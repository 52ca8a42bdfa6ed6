import { computed, inject, Injectable } from '@angular/core';
import type { UnitActivity } from '@pantausop/contracts';
import { Api } from '../data/api';
import { Filter } from '../filter/filter';
import { later } from '../data/contract';

export type ActivityOfUnit = UnitActivity['items'][number];

/** When something was last recorded of each OPD, on the asked date. Provided by each page that says how fresh its figures are. */
@Injectable()
export class UnitActivities {
  private readonly filter = inject(Filter);
  readonly reading = inject(Api).read(
    later((all) => all.UnitActivitySchema),
    () => ({
      path: '/units/activity',
      query: { asOf: this.filter.askedAsOf(), root: this.filter.level() },
    }),
  );
  readonly byId = computed<ReadonlyMap<string, ActivityOfUnit>>(
    () => new Map(this.reading.value()?.items.map((unit) => [unit.id, unit])),
  );
}
