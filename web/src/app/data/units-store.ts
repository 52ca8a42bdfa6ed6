import { computed, inject, Injectable } from '@angular/core';
import type { Unit } from '@pantausop/contracts';
import { Filter } from '../filter/filter';
import { Api } from './api';
import { later } from './contract';
import { SessionStore } from './session-store';

const GOVERNMENTS: readonly string[] = ['city', 'regency', 'province'];

/** The units directly under a government, not themselves governments. */
function opdsOf(units: readonly Unit[]): readonly Unit[] {
  const kinds = new Map(units.map(({ id, kind }) => [id, kind]));
  const isGovernment = (id: string | null) => GOVERNMENTS.includes(kinds.get(id ?? '') ?? '');
  return units.filter(({ parentId, kind }) => isGovernment(parentId) && !GOVERNMENTS.includes(kind));
}

/** The organisation on the asked date: names for filters, headings and links. */
@Injectable({ providedIn: 'root' })
export class UnitsStore {
  private readonly filter = inject(Filter);
  private readonly session = inject(SessionStore);
  private readonly own = computed(() => this.session.session()?.roles.at(0)?.unitId ?? undefined);
  readonly reading = inject(Api).read(
    later((all) => all.UnitsSchema),
    () => ({
      path: '/units',
      query: { asOf: this.filter.askedAsOf(), root: this.filter.level() ?? this.own(), view: 'page' },
    }),
  );

  readonly all = computed<readonly Unit[]>(() => this.reading.value()?.items ?? []);
  private readonly byId = computed(() => new Map(this.all().map((unit) => [unit.id, unit])));

  readonly opds = computed(() => opdsOf(this.all()));

  /** What the pages are about: a government, or a unit above governments. */
  readonly government = computed(() => this.byId().get(this.reading.value()?.root ?? ''));

  /** The units above it, topmost first, and itself. */
  readonly levels = computed(() => {
    const levels: Unit[] = [];
    for (let unit = this.government(); unit; unit = this.byId().get(unit.parentId ?? '')) levels.unshift(unit);
    return levels;
  });

  /** What a page about it can be narrowed to: its OPDs, or the governments below it. */
  readonly below = computed(() => {
    const root = this.government()?.id;
    const governments = this.all().filter(({ parentId, kind }) => parentId === root && GOVERNMENTS.includes(kind));
    return governments.length > 0 ? governments : this.opds();
  });

  byIdOrCode(key: string): Unit | undefined {
    return this.byId().get(key) ?? this.all().find((unit) => unit.code === key);
  }
}
