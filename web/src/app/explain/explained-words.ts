import { inject, Injectable } from '@angular/core';
import type { Explanation } from '@pantausop/contracts';
import {
  coverageOf,
  fraction,
  indexOf,
  predikatOf,
  scoreOf,
  type AreaCode,
  type Cell,
  type Fraction,
} from '@pantausop/domain';
import { Format, NOTHING } from '../format/format';
import { Messages } from '../i18n/messages';
import type { ExplanationLine, ExplanationSection } from './explanation';
import type { SubjectMeasure } from './figure-subject';

/** One area of an explained figure: its integers, its weight where the figure is an index, and what it comes to. */
export interface AreaLine {
  readonly area: AreaCode;
  readonly name: string;
  readonly integers: string;
  readonly weight: string;
  readonly value: string;
  /** there is something to explain further */
  readonly opens: boolean;
}

/** What the panel says of an answer of compliance/explain. Every number in it is the answer's. */
@Injectable({ providedIn: 'root' })
export class ExplainedWords {
  private readonly messages = inject(Messages);
  private readonly format = inject(Format);

  title({ unit, area }: Explanation, measure: SubjectMeasure): string {
    const { t } = this.messages;
    return [t(`explain.measure_${measure}`), ...(area ? [t(`areas.${area}_inline`)] : []), unit.name].join(', ');
  }

  figure(answer: Explanation, measure: SubjectMeasure): string {
    return this.read(valueOf(answer, measure), measure);
  }

  /** `Baik`; only an index has a class */
  predikat(answer: Explanation, measure: SubjectMeasure): string {
    const index = measure === 'index' ? valueOf(answer, measure) : null;
    return index ? this.messages.t(`terms.${predikatOf(index, answer.ruleset)}`) : '';
  }

  /** `1.188 / 1.623 = 73,2%`; an index is reckoned in its areas */
  calculation(answer: Explanation, measure: SubjectMeasure): string {
    const value = this.figure(answer, measure);
    if (value === NOTHING) return this.messages.t(`terms.${answer.cell.status}`);
    if (measure === 'index') {
      return this.messages.t('explain.indexCalculation', { weights: this.weightSum(answer), value });
    }
    return `${this.integers(answer.cell, measure)} = ${value}`;
  }

  formula(measure: SubjectMeasure): string {
    return this.messages.t(`explain.${measure}Formula`);
  }

  /** The areas that the figure of all areas is made from; none for one area or for a sub-unit. */
  areas({ areas }: Explanation, measure: SubjectMeasure): AreaLine[] {
    const { t } = this.messages;
    return areas.flatMap(({ cell, areaWeight, counts }) => {
      if (cell.area === null) return [];
      const value = measure === 'index' ? scoreOf(cell) : valueOf({ cell, areas }, measure);
      const unmapped = measure === 'index' && cell.status === 'unmapped';
      return {
        area: cell.area,
        name: t(`areas.${cell.area}_row`),
        integers: cell.required > 0 ? this.integers(cell, measure) : t(`terms.${cell.status}`),
        weight: counts ? this.format.count(areaWeight) : NOTHING,
        value: unmapped ? this.format.ratio(NOUGHT) : this.read(value, measure),
        opens: cell.required > 0 || cell.notApplicable > 0,
      };
    });
  }

  weightSum({ areaWeights }: Explanation): string {
    return this.format.count(areaWeights);
  }

  /** Of what the points consist, adding up to the points of the cell. */
  parts({ parts, cell }: Explanation): ExplanationSection {
    const { t } = this.messages;
    const line = (label: string, points: number, sum = false): ExplanationLine => ({
      label,
      amount: this.format.count(points),
      ...(sum ? { sum } : {}),
    });
    return {
      title: t('explain.parts'),
      lines: [
        line(t('explain.partDocument'), parts.document),
        line(t('explain.partRatified'), parts.ratified),
        line(t('explain.partApplied'), parts.applied),
        line(t('explain.partCurrent'), parts.current),
        line(t('explain.pointsEarned'), cell.points, true),
        line(t('explain.pointsFull'), 100 * cell.weight),
      ],
    };
  }

  /** Which SOPs are in the figure, by stage, and which are not and why. */
  counts({ cell, counted, notCounted, hidden }: Explanation): ExplanationSection {
    const { t } = this.messages;
    const { count } = this.format;
    const stages = (['identified', 'drafting', 'submitted', 'ratified'] as const).map((stage) => ({
      label: t(`terms.${stage}`),
      amount: count(cell.stages[stage]),
    }));
    const left = (['not_applicable', 'ended'] as const).map((reason) => ({
      label: t(`explain.left_${reason}`),
      amount: count(notCounted[reason]),
    }));
    return {
      title: t('explain.counted'),
      lines: [
        ...stages,
        { label: t('explain.required'), amount: count(counted), sum: true },
        { label: t('explain.weights'), amount: count(cell.weight) },
        ...left,
        ...(hidden > 0 ? [{ label: t('explain.hidden'), amount: count(hidden) }] : []),
      ],
    };
  }

  private integers(cell: Cell, measure: SubjectMeasure): string {
    const { count } = this.format;
    if (measure === 'coverage') return `${count(cell.inForce)} / ${count(cell.required)}`;
    if (measure === 'applied' || measure === 'current') return `${count(cell[measure])} / ${count(cell.inForce)}`;
    return `${count(cell.points)} / ${count(100 * cell.weight)}`;
  }

  private read(value: Fraction | null, measure: SubjectMeasure): string {
    return measure === 'index' || measure === 'score' ? this.format.ratio(value) : this.format.percent(value);
  }
}

const NOUGHT: Fraction = { numerator: 0n, denominator: 1n };

/** The exact figure, from the integers of its answer. */
function valueOf(
  answer: Pick<Explanation, 'cell' | 'areas'> & Partial<Pick<Explanation, 'index' | 'ruleset'>>,
  measure: SubjectMeasure,
): Fraction | null {
  const { cell, areas, index, ruleset } = answer;
  if (measure === 'coverage') return coverageOf(cell);
  if (measure === 'score') return scoreOf(cell);
  if (measure === 'index') {
    if (ruleset === undefined || index == null) return null;
    return indexOf(
      areas.map((one) => one.cell),
      ruleset,
    );
  }
  return fraction(cell[measure], cell.inForce);
}
