import { computed, inject, Injectable } from '@angular/core';
import { Api } from '../data/api';
import { RootUnit } from '../data/root-unit';
import { Filter } from '../filter/filter';
import { unitFigures } from './unit-figure';
import { later } from '../data/contract';

/** The matrix on the asked date and on the date compared with. Kept between pages, so that going to and fro waits for nothing. */
@Injectable({ providedIn: 'root' })
export class MatrixStore {
  private readonly api = inject(Api);
  private readonly filter = inject(Filter);
  private readonly root = inject(RootUnit);

  readonly now = this.api.read(
    later((all) => all.MatrixSchema),
    () => this.root.asked((root) => ({ path: '/compliance/matrix', query: { root, asOf: this.filter.askedAsOf() } })),
  );
  readonly before = this.api.read(
    later((all) => all.MatrixSchema),
    () => this.root.asked((root) => ({ path: '/compliance/matrix', query: { root, asOf: this.filter.comparedOn() } })),
  );

  readonly figures = computed(() => {
    const now = this.now.value();
    return now ? unitFigures(now, this.before.value()) : [];
  });
  readonly failure = computed(() => this.now.failure() ?? this.before.failure());

  /** A page calls this when it opens: what was kept is shown at once and checked again (a 304 when nothing changed). */
  refresh(): void {
    if (this.now.value() === undefined) return;
    this.now.reload();
    this.before.reload();
  }

  retry(): void {
    for (const reading of [this.now, this.before]) if (reading.failure()) reading.reload();
  }
}
