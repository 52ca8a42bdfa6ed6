import type { Cell, Matrix } from '@pantausop/contracts';
import { countByStatus, coverageOf } from '@pantausop/domain';
import type { Explanation } from '../explain/explanation';
import type { Format } from '../format/format';
import type { Messages } from '../i18n/messages';

/** Where the coverage of an area comes from: SOPs by stage, what is left out, OPDs by status. */
export function areaExplanation(
  matrix: Matrix,
  whole: Cell,
  name: string,
  { t }: Pick<Messages, 't'>,
  { count, percent }: Format,
): Explanation {
  const stages = (['identified', 'drafting', 'submitted', 'ratified'] as const).map((stage) => ({
    label: t(`terms.${stage}`),
    amount: count(whole.stages[stage]),
  }));
  const cells = matrix.units.flatMap((unit) => unit.cells.filter(({ area }) => area === whole.area));
  const counts = countByStatus(cells);
  return {
    title: t('area.coverageOf', { area: name }),
    figure: percent(coverageOf(whole)),
    meaning: t('overview.coverageMeaning', { inForce: count(whole.inForce), required: count(whole.required) }),
    formula: t('explain.coverageFormula'),
    sections: [
      {
        title: t('explain.counted'),
        lines: [
          ...stages,
          { label: t('explain.required'), amount: count(whole.required), sum: true },
          { label: t('explain.notApplicable'), amount: count(whole.notApplicable) },
        ],
      },
      {
        title: t('area.opds'),
        lines: (['complete', 'partial', 'none', 'unmapped', 'not_applicable'] as const).map((status) => ({
          label: t(`terms.${status}`),
          amount: count(counts[status]),
        })),
      },
    ],
    basis: matrix,
  };
}
