import { computed, inject, Injectable } from '@angular/core';
import type { Unit } from '@pantausop/contracts';
import { Filter } from '../filter/filter';
import { Api } from './api';
import { later } from './contract';

const GOVERNMENTS: readonly string[] = ['city', 'regency', 'province'];

/** The units directly under a government, not themselves governments. */
export function opdsOf(units: readonly Unit[]): readonly Unit[] {
  const kinds = new Map(units.map(({ id, kind }) => [id, kind]));
  const isGovernment = (id: string | null) => GOVERNMENTS.includes(kinds.get(id ?? '') ?? '');
  return units.filter(({ parentId, kind }) => isGovernment(parentId) && !GOVERNMENTS.includes(kind));
}

/** The organisation on the asked date: names for filters, headings and links. */
@Injectable({ providedIn: 'root' })
export class UnitsStore {
  private readonly filter = inject(Filter);
  readonly reading = inject(Api).read(
    later((all) => all.UnitsSchema),
    () => ({
      path: '/units',
      query: { asOf: this.filter.askedAsOf() },
    }),
  );

  readonly all = computed<readonly Unit[]>(() => this.reading.value()?.items ?? []);
  private readonly byId = computed(() => new Map(this.all().map((unit) => [unit.id, unit])));

  readonly opds = computed(() => opdsOf(this.all()));

  readonly government = computed(() => this.all().find((unit) => GOVERNMENTS.includes(unit.kind)));

  byIdOrCode(key: string): Unit | undefined {
    return this.byId().get(key) ?? this.all().find((unit) => unit.code === key);
  }
}
