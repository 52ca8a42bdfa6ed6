import { inject, Injectable } from '@angular/core';
import type { Matrix } from '@pantausop/contracts';
import {
  areaWeightOf,
  coverageOf,
  indexOf,
  poolCells,
  scoreOf,
  sumOfAreaWeights,
  totalOfAreas,
  type AreaCode,
  type Cell,
} from '@pantausop/domain';
import { ExplainStore } from '../explain/explain-store';
import type { ExplanationLine, ExplanationSection, GivenExplanation } from '../explain/explanation';
import { groupOf, type KindGroup } from '../figures/kinds';
import { rulesetOf, type UnitFigure } from '../figures/unit-figure';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import type { KpiView } from '../ui/kpi';

type Parts = Pick<GivenExplanation, 'formula' | 'sections'>;

/** What the panel says of figures that are made of other figures, from the integers at hand. */
@Injectable()
export class OverviewExplanations {
  private readonly panel = inject(ExplainStore);
  private readonly format = inject(Format);
  private readonly messages = inject(Messages);

  /** @param position of the figure in the strip: index, coverage, complete OPDs, open cells */
  open(position: number, kpi: KpiView, matrix: Matrix): void {
    if (position === 0) return this.panel.show({ measure: 'index' });
    if (position === 1) return this.panel.show({ measure: 'coverage' });
    const parts = position === 2 ? this.completeByArea(matrix) : this.openCells(matrix);
    const figure = `${kpi.figure} ${kpi.unit}`.trim();
    this.panel.give({ title: kpi.label, figure, meaning: kpi.meaning, basis: matrix, ...parts });
  }

  /** How many OPDs are complete. @param area null = in every area that applies to them */
  complete(matrix: Matrix, figures: readonly UnitFigure[], area: AreaCode | null): void {
    const { t } = this.messages;
    const { completeUnits, fullyCompleteUnits } = matrix.total;
    const counts = area === null ? fullyCompleteUnits : completeUnits.find((one) => one.area === area);
    if (!counts) return;
    const figure = t('explain.opdsOf', counts);
    const common = { figure, meaning: '', basis: matrix };
    if (area === null) {
      return this.panel.give({ title: t('heatmap.complete'), ...common, ...this.completeByArea(matrix) });
    }
    const cells = figures.flatMap(({ unit, cells }) => {
      const cell = cells.find((one) => one.area === area);
      return cell ? [{ name: unit.abbreviation, cell }] : [];
    });
    const sections = (['complete', 'partial', 'none', 'unmapped', 'not_applicable'] as const).flatMap((status) => {
      const these = cells.filter(({ cell }) => cell.status === status);
      return these.length === 0
        ? []
        : [{ title: t(`terms.${status}`), lines: these.map(({ name, cell }) => this.line(name, cell)) }];
    });
    const title = `${t('heatmap.complete')}, ${t(`areas.${area}_inline`)}`;
    this.panel.give({ title, ...common, formula: t('explain.completeAreaFormula'), sections });
  }

  /** The pooled figures of a kind. @param area null = its index */
  group(matrix: Matrix, figures: readonly UnitFigure[], group: KindGroup, area: AreaCode | null): void {
    const { t } = this.messages;
    const members = figures.filter(({ unit }) => groupOf(unit.kind) === group);
    const pooled = poolCells(members.map(({ cells }) => cells));
    const name = t(`heatmap.group_${group}`);
    if (area === null) return this.groupIndex(matrix, members, pooled, name);
    const cell = pooled.find((one) => one.area === area);
    if (!cell) return;
    const lines = members.flatMap(({ unit, cells }) => {
      const own = cells.find((one) => one.area === area);
      return own ? [this.line(unit.abbreviation, own)] : [];
    });
    this.panel.give({
      title: `${t('terms.coverage')}, ${t(`areas.${area}_inline`)}, ${name}`,
      figure: this.format.percent(coverageOf(cell)),
      meaning: this.counts(cell),
      formula: t('explain.coverageFormula'),
      sections: [this.perOpd([...lines, { ...this.line(t('explain.sum'), cell), sum: true }])],
      basis: matrix,
    });
  }

  private groupIndex(matrix: Matrix, members: readonly UnitFigure[], pooled: readonly Cell[], name: string): void {
    const { t } = this.messages;
    const { count, ratio } = this.format;
    const ruleset = rulesetOf(matrix);
    const value = ratio(indexOf(pooled, ruleset));
    const areas = pooled.flatMap((cell) =>
      cell.area === null || areaWeightOf(cell, ruleset) === 0
        ? []
        : [
            {
              label: t(`areas.${cell.area}`),
              amount: t('explain.weighed', {
                points: `${count(cell.points)} / ${count(100 * cell.weight)}`,
                score: ratio(scoreOf(cell)),
                weight: count(areaWeightOf(cell, ruleset)),
              }),
            },
          ],
    );
    this.panel.give({
      title: `${t('terms.index')}, ${name}`,
      figure: value,
      meaning: t('explain.indexCalculation', { weights: count(sumOfAreaWeights(pooled, ruleset)), value }),
      formula: t('explain.indexFormula'),
      sections: [
        { title: t('explain.perArea'), lines: areas },
        this.perOpd(members.map(({ unit, cells }) => this.line(unit.abbreviation, totalOfAreas(cells)))),
      ],
      basis: matrix,
    });
  }

  private perOpd(lines: readonly ExplanationLine[]): ExplanationSection {
    return { title: this.messages.t('explain.perOpd'), lines };
  }

  private line(label: string, cell: Cell): ExplanationLine {
    return { label, amount: cell.required > 0 ? this.counts(cell) : this.messages.t(`terms.${cell.status}`) };
  }

  /** `5 / 6 = 83,3%` */
  private counts(cell: Cell): string {
    const { count, percent } = this.format;
    return `${count(cell.inForce)} / ${count(cell.required)} = ${percent(coverageOf(cell))}`;
  }

  private completeByArea(matrix: Matrix): Parts {
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

  private openCells(matrix: Matrix): Parts {
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
