import type { Matrix } from '@pantausop/contracts';
import { compareFractions, coverageOf, FOCUS_AREA, indexOf, type Cell, type Fraction } from '@pantausop/domain';
import { rulesetOf } from '../figures/unit-figure';

/** The index of the root, exactly. */
export const cityIndex = (matrix: Matrix): Fraction | null => indexOf(matrix.total.cells, rulesetOf(matrix));

/** The area with the lowest coverage; the focus area when it shares the last place. */
export function weakest(cells: readonly Cell[]): Cell | undefined {
  const required = cells.filter((cell) => cell.required > 0);
  return required.reduce<Cell | undefined>((lowest, cell) => {
    const [a, b] = [coverageOf(cell), lowest && coverageOf(lowest)];
    if (!a || !b) return lowest ?? cell;
    const order = compareFractions(a, b);
    return order < 0 || (order === 0 && cell.area === FOCUS_AREA) ? cell : lowest;
  }, undefined);
}
