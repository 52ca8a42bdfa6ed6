import { inject, Injectable, signal } from '@angular/core';
import { UnitChoicesSchema } from '@pantausop/contracts';
import { Api } from './api';
import { UnitsStore } from './units-store';

/** Names of units, also of those that the page on screen does not bring: each of them is asked for once. */
@Injectable({ providedIn: 'root' })
export class UnitNames {
  private readonly api = inject(Api);
  private readonly units = inject(UnitsStore);
  private readonly found = signal<ReadonlyMap<string, string | null>>(new Map());
  private readonly asked = new Set<string>();

  /** null where no such unit stands today; undefined while that is not known */
  of(id: string): string | null | undefined {
    const known = this.units.byIdOrCode(id)?.name ?? this.found().get(id);
    if (known === undefined && this.units.reading.value() !== undefined) void this.ask(id);
    return known;
  }

  private async ask(id: string): Promise<void> {
    if (this.asked.has(id)) return;
    this.asked.add(id);
    const query = { chosen: id, limit: 1 };
    const name = await this.api.fetch('/unit-choices', UnitChoicesSchema, query).then(
      ({ chosen }) => chosen?.name ?? null,
      () => null,
    );
    this.found.update((found) => new Map(found).set(id, name));
  }
}
