import { computed, inject, Injectable } from '@angular/core';
import { Api } from '../data/api';
import { later } from '../data/contract';
import { UnitsStore } from '../data/units-store';
import { Filter } from './filter';

/** The unit of the address where it is none of those that the page can be narrowed to: an OPD seen from a province, a part of an OPD. */
@Injectable()
export class ChosenElsewhere {
  private readonly filter = inject(Filter);
  private readonly units = inject(UnitsStore);

  /** its id or code; undefined = none, or not known yet to be elsewhere */
  readonly key = computed(() => {
    const key = this.filter.unit();
    const listed = this.units.below().some(({ id, code }) => id === key || code === key);
    return listed || this.units.reading.value() === undefined ? undefined : key;
  });
  private readonly naming = inject(Api).read(
    later((all) => all.UnitChoicesSchema),
    () => {
      const chosen = this.key();
      const query = { asOf: this.filter.askedAsOf(), chosen, limit: 1 };
      return chosen === undefined ? undefined : { path: '/unit-choices', query };
    },
  );

  /** its name with that of the unit above it; null where no such unit stands on the day, undefined while that is not known */
  readonly name = computed(() => {
    const { value, loading } = this.naming;
    if (this.key() === undefined || loading()) return undefined;
    const chosen = value()?.chosen;
    if (!chosen) return chosen;
    const above = chosen.above.at(-1);
    return above === undefined ? chosen.name : `${chosen.name} (${above})`;
  });
}
