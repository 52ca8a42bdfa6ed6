import { figuresOf, type FigureBasis, type SumsByArea, type UnitFigures, type UnitId } from '@pantausop/domain';

/** Figures as a preview shows them. */
export interface ShownFigures {
  readonly required: number;
  readonly inForce: number;
  readonly coverage: number | null;
  readonly score: number | null;
  readonly index: number | null;
}

/** The figures of a unit before and after something that is not recorded yet. */
export interface FiguresApart {
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly before: ShownFigures;
  readonly after: ShownFigures;
}

type SumsOf = (unit: UnitId) => SumsByArea;

/** The figures of some units under two sums, by the same code as every figure; units that are not there that day are left out. */
export function figuresApart(
  units: readonly UnitId[],
  basis: Omit<FigureBasis, 'sumsOf' | 'statusSumsOf'>,
  before: SumsOf,
  after: SumsOf,
): FiguresApart[] {
  return units.flatMap((id) => {
    const unit = basis.tree.find(id);
    if (!unit) return [];
    const figures = (sumsOf: SumsOf): ShownFigures => shown(figuresOf(unit, { ...basis, sumsOf }));
    return [{ unitId: unit.id, unitName: unit.name, before: figures(before), after: figures(after) }];
  });
}

const shown = ({ total, index }: UnitFigures): ShownFigures => ({
  required: total.required,
  inForce: total.inForce,
  coverage: total.coverage,
  score: total.score,
  index,
});
