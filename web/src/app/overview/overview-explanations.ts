import { inject, Injectable } from '@angular/core';
import type { Matrix } from '@pantausop/contracts';
import { ExplainStore } from '../explain/explain-store';
import type { GivenExplanation } from '../explain/explanation';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import type { KpiView } from '../ui/kpi';

/** What the panel says about each figure of the strip, from the integers at hand. */
@Injectable()
export class OverviewExplanations {
  private readonly panel = inject(ExplainStore);
  private readonly format = inject(Format);
  private readonly messages = inject(Messages);

  /** @param position of the figure in the strip: index, coverage, complete OPDs, open cells */
  open(position: number, kpi: KpiView, matrix: Matrix): void {
    if (position === 0) return this.panel.show({ measure: 'index' });
    if (position === 1) return this.panel.show({ measure: 'coverage' });
    const parts = position === 2 ? this.complete(matrix) : this.openCells(matrix);
    const figure = `${kpi.figure} ${kpi.unit}`.trim();
    this.panel.give({ title: kpi.label, figure, meaning: kpi.meaning, basis: matrix, ...parts });
  }

  private complete(matrix: Matrix): Pick<GivenExplanation, 'formula' | 'sections'> {
    const { t } = this.messages;
    const lines = matrix.total.completeUnits.map(({ area, complete, counted }) => ({
      label: t(`areas.${area}`),
      amount: t('explain.opdsOf', { complete, counted }),
    }));
    const { complete, counted } = matrix.total.fullyCompleteUnits;
    const sum = { label: t('explain.allAreas'), amount: t('explain.opdsOf', { complete, counted }), sum: true };
    return {
      formula: t('explain.completeFormula'),
      sections: [{ title: t('explain.completePerArea'), lines: [...lines, sum] }],
    };
  }

  private openCells(matrix: Matrix): Pick<GivenExplanation, 'formula' | 'sections'> {
    const { t } = this.messages;
    const unmapped = matrix.units
      .map((unit) => ({ label: unit.name, cells: unit.cells.filter((cell) => cell.status === 'unmapped') }))
      .filter(({ cells }) => cells.length > 0)
      .map(({ label, cells }) => ({
        label,
        amount: this.format.list(cells.flatMap(({ area }) => (area ? [t(`areas.${area}`)] : []))),
      }));
    return {
      formula: t('explain.openFormula'),
      sections: unmapped.length > 0 ? [{ title: t('terms.unmapped'), lines: unmapped }] : [],
    };
  }
}
