import { computed, inject, Injectable } from '@angular/core';
import type { UnitActivity } from '@pantausop/contracts';
import { Api } from '../data/api';
import { Filter } from '../filter/filter';
import { later } from '../data/contract';
import { UnitsStore } from '../data/units-store';

export type ActivityOfUnit = UnitActivity['items'][number];

/** When something was last recorded of each OPD, on the asked date. Provided by each page that says how fresh its figures are. */
@Injectable()
export class UnitActivities {
  private readonly filter = inject(Filter);
  private readonly units = inject(UnitsStore);
  /** A unit of the address may not be there on the day: the page says so, and nobody is asked when something was recorded of it. */
  private readonly stands = computed(() => {
    const { value, loading, failure } = this.units.reading;
    return value() !== undefined && !loading() && failure() === undefined;
  });
  readonly reading = inject(Api).read(
    later((all) => all.UnitActivitySchema),
    () => {
      const root = this.filter.level();
      if (root !== undefined && !this.stands()) return undefined;
      return { path: '/units/activity', query: { asOf: this.filter.askedAsOf(), root } };
    },
  );
  readonly byId = computed<ReadonlyMap<string, ActivityOfUnit>>(
    () => new Map(this.reading.value()?.items.map((unit) => [unit.id, unit])),
  );
}
