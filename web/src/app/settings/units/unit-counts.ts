import { effect, inject, Injectable, signal, untracked } from '@angular/core';
import { MatrixSchema } from '@pantausop/contracts';
import { Api } from '../../data/api';
import { Filter } from '../../filter/filter';

/** How many SOPs units must have on the date of the filter. The parts of a unit are asked about when it is opened. */
@Injectable()
export class UnitCounts {
  private readonly api = inject(Api);
  private readonly filter = inject(Filter);
  private readonly counts = signal<ReadonlyMap<string, number>>(new Map());
  private asked = new Set<string>();

  constructor() {
    effect(() => {
      this.filter.asOf();
      untracked(() => {
        this.asked = new Set();
        this.counts.set(new Map());
      });
    });
  }

  of(unit: string): number | undefined {
    return this.counts().get(unit);
  }

  /** Asks for the parts of units of which nobody has asked yet. A figure that cannot be had is left out; the tree stands without it. */
  async load(roots: readonly string[]): Promise<void> {
    const asOf = this.filter.askedAsOf();
    const asked = this.asked;
    const open = roots.filter((root) => !asked.has(root));
    for (const root of open) asked.add(root);
    await Promise.all(
      open.map(async (root) => {
        const matrix = await this.api.fetch('/compliance/matrix', MatrixSchema, { root, asOf }).catch(() => null);
        if (matrix === null || this.asked !== asked) return;
        const found = matrix.units.flatMap(({ id, own, total }) => (own ? [] : [[id, total.required] as const]));
        this.counts.update((counts) => new Map([...counts, [matrix.root.id, matrix.total.total.required], ...found]));
      }),
    );
  }
}
