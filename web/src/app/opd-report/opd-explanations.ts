import { inject, Injectable } from '@angular/core';
import { ExplainStore } from '../explain/explain-store';
import { RankExplanation } from '../explain/rank-explanation';
import { OpdReportStore } from './opd-report-store';

/** By place in the strip; the rank is made of other figures. */
const MEASURES = ['index', null, 'coverage', 'applied', 'current'] as const;

/** What the panel says about each figure of an OPD's strip: index, rank, coverage, applied, current. */
@Injectable()
export class OpdExplanations {
  private readonly store = inject(OpdReportStore);
  private readonly panel = inject(ExplainStore);
  private readonly ranks = inject(RankExplanation);

  /** @param position of the figure in the strip */
  open(position: number): void {
    const figure = this.store.figure();
    if (!figure) return;
    const measure = MEASURES[position];
    if (measure) return this.panel.show({ measure, unit: figure.unit.id });
    const basis = this.store.matrix.now.value();
    if (basis) this.ranks.open(figure, this.store.matrix.figures(), basis);
  }
}
