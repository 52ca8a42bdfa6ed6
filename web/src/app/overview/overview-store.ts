import { computed, inject, Injectable } from '@angular/core';
import { MatrixSchema, ProgressSchema } from '@pantausop/contracts';
import { addMonths, startOfMonth } from '@pantausop/domain';
import { Api } from '../data/api';
import { RootUnit } from '../data/root-unit';
import { unitFigures } from '../figures/unit-figure';
import { Filter } from '../filter/filter';

/** Months on the line of progress. */
const MONTHS_SHOWN = 24;

/** The figures of the overview: the matrix on two dates and the months between. */
@Injectable()
export class OverviewStore {
  private readonly api = inject(Api);
  private readonly filter = inject(Filter);
  private readonly root = inject(RootUnit);

  readonly now = this.api.read(MatrixSchema, () =>
    this.root.asked((root) => ({ path: '/compliance/matrix', query: { root, asOf: this.filter.askedAsOf() } })),
  );
  readonly before = this.api.read(MatrixSchema, () =>
    this.root.asked((root) => ({ path: '/compliance/matrix', query: { root, asOf: this.filter.comparedOn() } })),
  );
  readonly months = this.api.read(ProgressSchema, () =>
    this.root.asked((root) => {
      const to = this.filter.asOf();
      const from = startOfMonth(addMonths(to, -MONTHS_SHOWN));
      return { path: '/compliance/progress', query: { root, from, to, interval: 'month' } };
    }),
  );

  readonly figures = computed(() => {
    const now = this.now.value();
    return now ? unitFigures(now, this.before.value()) : [];
  });
  readonly failure = computed(() => this.now.failure() ?? this.before.failure() ?? this.months.failure());

  reload(): void {
    for (const reading of [this.now, this.before, this.months]) if (reading.failure()) reading.reload();
  }
}
