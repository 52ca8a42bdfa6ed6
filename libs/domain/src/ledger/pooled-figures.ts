import { indexOf, poolCells, totalOfAreas, type Cell } from '../scoring/cell';
import { toRatio } from '../scoring/fraction';
import type { Ruleset } from '../scoring/ruleset';
import type { UnitFigures } from './matrix';

/** The figures of several units as one: the same sums over the wider set, never an average (scoring rules §4, totals pool). */
export function pooledFigures(
  units: readonly Pick<UnitFigures, 'cells'>[],
  ruleset: Ruleset,
): { readonly cells: readonly Cell[]; readonly total: Cell; readonly index: number | null } {
  const cells = poolCells(units.map((unit) => unit.cells));
  return { cells, total: totalOfAreas(cells), index: toRatio(indexOf(cells, ruleset)) };
}
