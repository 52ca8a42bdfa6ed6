import { computed, inject, Injectable } from '@angular/core';
import { UnitsSchema, type Unit } from '@pantausop/contracts';
import { Api } from '../data/api';
import { SessionStore } from '../data/session-store';
import { opdsOf } from '../data/units-store';

/** The OPDs that a person may import into, by the organisation of today, whatever date the other pages look at. */
@Injectable()
export class OpdChoice {
  private readonly session = inject(SessionStore);
  private readonly units = inject(Api).read(UnitsSchema, () => ({ path: '/units' }));

  readonly known = computed(() => this.units.value() !== undefined);
  /** an operator imports for the own OPD only */
  readonly onlyOwn = computed(() => !this.session.may('register.govern'));

  readonly opds = computed<readonly Unit[]>(() => {
    const all = opdsOf(this.units.value()?.items ?? []);
    const own = new Set(this.session.session()?.roles.map(({ unitId }) => unitId));
    return this.onlyOwn() ? all.filter(({ id }) => own.has(id)) : all;
  });

  /** The only OPD there is to choose; null when there are several. */
  readonly preset = computed(() => {
    const [only, ...others] = this.opds();
    return this.onlyOwn() && only && others.length === 0 ? only.id : null;
  });

  nameOf(id: string): string {
    return this.units.value()?.items.find((unit) => unit.id === id)?.name ?? '';
  }
}
