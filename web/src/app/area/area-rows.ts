import { coverageOf, scoreOf, subtractFractions, type AreaCode, type Cell, type Fraction } from '@pantausop/domain';
import type { CellStatus } from '@pantausop/domain';
import { groupOf, type KindGroup } from '../figures/kinds';
import { compareNullable, type UnitFigure } from '../figures/unit-figure';

export const AREA_COLUMNS = ['name', 'status', 'coverage', 'score', 'change'] as const;
export type AreaColumn = (typeof AREA_COLUMNS)[number];

/** The standing of one OPD in one area. */
export interface AreaRow {
  readonly figure: UnitFigure;
  readonly group: KindGroup;
  readonly cell: Cell;
  readonly coverage: Fraction | null;
  readonly coverageBefore: Fraction | null;
  readonly score: Fraction | null;
  /** of the coverage; null where one side has no data */
  readonly change: Fraction | null;
}

export interface AreaOrder {
  readonly column: AreaColumn;
  readonly direction: 1 | -1;
}

/** From least to most done; what does not count stands behind. */
const ORDER_OF_STATUS: readonly CellStatus[] = ['unmapped', 'none', 'partial', 'complete', 'not_applicable'];

/** One row per OPD, in the order of the matrix. */
export function areaRows(figures: readonly UnitFigure[], area: AreaCode): AreaRow[] {
  return figures.flatMap((figure): AreaRow[] => {
    const cell = figure.cells.find((one) => one.area === area);
    if (!cell) return [];
    const before = figure.cellsBefore?.find((one) => one.area === area);
    const [coverage, coverageBefore] = [coverageOf(cell), before ? coverageOf(before) : null];
    return [
      {
        ...{ figure, cell, coverage, coverageBefore, group: groupOf(figure.unit.kind), score: scoreOf(cell) },
        change: coverage && coverageBefore && subtractFractions(coverage, coverageBefore),
      },
    ];
  });
}

/** Rows that match, in the asked order; what has no figure stands last, names decide ties. */
export function selectAreaRows(
  rows: readonly AreaRow[],
  wanted: { readonly status: CellStatus | null; readonly group: KindGroup | null },
  { column, direction }: AreaOrder,
): AreaRow[] {
  const byName = (a: AreaRow, b: AreaRow) => a.figure.unit.name.localeCompare(b.figure.unit.name, 'id');
  const place = ({ cell }: AreaRow) => ORDER_OF_STATUS.indexOf(cell.status);
  const by: Record<AreaColumn, (a: AreaRow, b: AreaRow) => number> = {
    name: (a, b) => direction * byName(a, b),
    status: (a, b) => direction * (place(a) - place(b)),
    coverage: (a, b) => compareNullable(a.coverage, b.coverage, direction),
    score: (a, b) => compareNullable(a.score, b.score, direction),
    change: (a, b) => compareNullable(a.change, b.change, direction),
  };
  return rows
    .filter(({ cell, group }) => (wanted.status ?? cell.status) === cell.status && (wanted.group ?? group) === group)
    .sort((a, b) => by[column](a, b) || byName(a, b));
}
