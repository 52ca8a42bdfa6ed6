import { computed, inject, Injectable } from '@angular/core';
import { addMonths, startOfMonth } from '@pantausop/domain';
import { Api } from '../data/api';
import { RootUnit } from '../data/root-unit';
import { MatrixStore } from '../figures/matrix-store';
import { Filter } from '../filter/filter';
import { later } from '../data/contract';

/** Months on the line of progress. */
const MONTHS_SHOWN = 24;

/** The figures of the overview: the matrix on two dates and the months up to the asked one. */
@Injectable()
export class OverviewStore {
  private readonly filter = inject(Filter);
  private readonly root = inject(RootUnit);
  private readonly matrix = inject(MatrixStore);

  readonly now = this.matrix.now;
  readonly before = this.matrix.before;
  readonly figures = this.matrix.figures;
  readonly months = inject(Api).read(
    later((all) => all.ProgressSchema),
    () =>
      this.root.asked((root) => {
        const to = this.filter.asOf();
        const from = startOfMonth(addMonths(to, -MONTHS_SHOWN));
        return { path: '/compliance/progress', query: { root, from, to, interval: 'month' } };
      }),
  );
  /** Changes of the organisation within those months. */
  readonly marks = inject(Api).read(
    later((all) => all.UnitMarksSchema),
    () => {
      const months = this.months.value();
      return months && { path: `/units/${months.root}/marks`, query: { from: months.from, to: months.to } };
    },
  );
  readonly failure = computed(() => this.matrix.failure() ?? this.months.failure());

  constructor() {
    this.matrix.refresh();
  }

  retry(): void {
    this.matrix.retry();
    if (this.months.failure()) this.months.reload();
  }
}
