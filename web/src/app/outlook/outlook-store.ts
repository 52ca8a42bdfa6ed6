import { computed, inject, Injectable } from '@angular/core';
import { OutlookSchema } from '@pantausop/contracts';
import { EXPLAINED_FIGURES, type ExplainedFigure } from '@pantausop/domain';
import { Api } from '../data/api';
import { RootUnit } from '../data/root-unit';
import { Filter } from '../filter/filter';

/** Where one figure of a unit is heading. */
@Injectable()
export class OutlookStore {
  private readonly filter = inject(Filter);
  private readonly root = inject(RootUnit);

  /** `ukuran` of the address; an area has no index of its own */
  readonly measure = computed<ExplainedFigure>(() => {
    const asked = EXPLAINED_FIGURES.find((figure) => figure === this.filter.text('ukuran'));
    if (this.filter.area() !== undefined) return asked === 'coverage' ? 'coverage' : 'score';
    return asked ?? 'index';
  });

  readonly outlook = inject(Api).read(OutlookSchema, () =>
    this.root.asked((root) => ({
      path: '/compliance/outlook',
      query: {
        root: this.filter.unit() ?? root,
        area: this.filter.area(),
        asOf: this.filter.askedAsOf(),
        measure: this.measure(),
      },
    })),
  );

  show(measure: ExplainedFigure): void {
    this.filter.go({ ukuran: measure === 'index' ? null : measure });
  }
}
