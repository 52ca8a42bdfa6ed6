import { inject, Injectable } from '@angular/core';
import type { Matrix } from '@pantausop/contracts';
import { coverageOf, scoreOf, type Cell } from '@pantausop/domain';
import { ExplainStore } from '../explain/explain-store';
import type { Explanation, ExplanationLine } from '../explain/explanation';
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
    const parts = [this.index(matrix), this.coverage(matrix), this.complete(matrix), this.openCells(matrix)][position];
    if (!parts) return;
    const figure = `${kpi.figure} ${kpi.unit}`.trim();
    this.panel.open({ title: kpi.label, figure, meaning: kpi.meaning, basis: matrix, ...parts });
  }

  private index(matrix: Matrix): Pick<Explanation, 'formula' | 'sections'> {
    const { t } = this.messages;
    const lines = this.areas(matrix, (cell) => {
      if (cell.status === 'not_applicable') return t('explain.leftOut');
      if (cell.status === 'unmapped') return t('explain.countsZero');
      const parts = { points: this.format.count(cell.points), weight: this.format.count(cell.weight) };
      return t('explain.scoreParts', { ...parts, score: this.format.ratio(scoreOf(cell)) });
    });
    return {
      formula: t('explain.indexFormula'),
      sections: [{ title: t('explain.scorePerArea'), lines }, this.counts(matrix)],
    };
  }

  private coverage(matrix: Matrix): Pick<Explanation, 'formula' | 'sections'> {
    const { t } = this.messages;
    const share = (cell: Cell) => `${this.kn(cell)} = ${this.format.percent(coverageOf(cell))}`;
    const lines = this.areas(matrix, (cell) => (cell.required > 0 ? share(cell) : t(`terms.${cell.status}`)));
    const sum = { label: t('explain.sum'), amount: share(matrix.total.total), sum: true };
    return {
      formula: t('explain.coverageFormula'),
      sections: [{ title: t('explain.perArea'), lines: [...lines, sum] }, this.counts(matrix)],
    };
  }

  private complete(matrix: Matrix): Pick<Explanation, 'formula' | 'sections'> {
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

  private openCells(matrix: Matrix): Pick<Explanation, 'formula' | 'sections'> {
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

  /** counted by stage, and not counted */
  private counts({ total: { total, unmappedCells, unmappedUnits } }: Matrix): Explanation['sections'][number] {
    const { t } = this.messages;
    const { count } = this.format;
    const stages = (['identified', 'drafting', 'submitted', 'ratified'] as const).map((stage) => ({
      label: t(`terms.${stage}`),
      amount: count(total.stages[stage]),
    }));
    return {
      title: t('explain.counted'),
      lines: [
        ...stages,
        { label: t('explain.required'), amount: count(total.required), sum: true },
        { label: t('explain.weights'), amount: count(total.weight) },
        { label: t('explain.pointsEarned'), amount: count(total.points) },
        { label: t('explain.notApplicable'), amount: count(total.notApplicable) },
        { label: t('explain.unmappedCells'), amount: count(unmappedCells) },
        { label: t('explain.unmappedUnits'), amount: count(unmappedUnits) },
      ],
    };
  }

  private areas(matrix: Matrix, amount: (cell: Cell) => string): ExplanationLine[] {
    return matrix.total.cells.flatMap((cell) =>
      cell.area ? [{ label: this.messages.t(`areas.${cell.area}`), amount: amount(cell) }] : [],
    );
  }

  private kn(cell: Cell): string {
    return `${this.format.count(cell.inForce)}/${this.format.count(cell.required)}`;
  }
}
