import type { CellStatus, Fraction, Predikat } from '@pantausop/domain';
import { coverageOf, predikatOf, totalOfAreas, type Cell, type IndexRules, type NotRanked } from '@pantausop/domain';
import { changeOf } from '../figures/change';
import { allFairStandings, type FairMarks } from '../figures/fair';
import { groupOf, type KindGroup } from '../figures/kinds';
import { compareNullable, type UnitFigure } from '../figures/unit-figure';

export const OPD_COLUMNS = ['name', 'coverage', 'index', 'change', 'rank'] as const;
export type OpdColumn = (typeof OPD_COLUMNS)[number];

export interface OpdRow {
  readonly figure: UnitFigure;
  readonly group: KindGroup;
  readonly statuses: readonly { readonly cell: Cell; readonly status: CellStatus }[];
  readonly total: Cell;
  readonly coverage: Fraction | null;
  readonly predikat: Predikat | null;
  readonly change: Fraction | null;
  readonly rank: number | null;
  /** OPDs of the kind that are ranked */
  readonly peers: number;
  readonly notRanked: NotRanked | null;
  readonly marks: FairMarks;
}

/** One row per OPD, ranks within the kind. */
export function opdRows(figures: readonly UnitFigure[], ruleset: IndexRules): OpdRow[] {
  const standings = allFairStandings(figures);
  return figures.flatMap((figure) => {
    const standing = standings.get(figure);
    if (!standing) return [];
    const { rank, ...marks } = standing;
    const total = totalOfAreas(figure.cells);
    return {
      figure,
      group: groupOf(figure.unit.kind),
      statuses: figure.cells.map((cell) => ({ cell, status: cell.status })),
      total,
      coverage: coverageOf(total),
      predikat: figure.index && predikatOf(figure.index, ruleset),
      change: changeOf(figure),
      rank: rank.rank,
      peers: rank.ranked,
      notRanked: rank.notRanked,
      marks,
    };
  });
}

/** Rows that match, in the asked order; what has no figure stands last. */
export function selectRows(
  rows: readonly OpdRow[],
  wanted: { readonly words: string; readonly group: KindGroup | '' },
  order: { readonly column: OpdColumn; readonly direction: 1 | -1 },
): OpdRow[] {
  const words = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ figure: { unit }, group }: OpdRow) => {
    const text = `${unit.name} ${unit.abbreviation} ${unit.code}`.toLowerCase();
    return (wanted.group === '' || wanted.group === group) && words.every((word) => text.includes(word));
  };
  const { column, direction } = order;
  const byName = (a: OpdRow, b: OpdRow) => a.figure.unit.name.localeCompare(b.figure.unit.name, 'id');
  const by: Record<OpdColumn, (a: OpdRow, b: OpdRow) => number> = {
    name: (a, b) => direction * byName(a, b),
    coverage: (a, b) => compareNullable(a.coverage, b.coverage, direction),
    index: (a, b) => compareNullable(a.figure.index, b.figure.index, direction),
    change: (a, b) => compareNullable(a.change, b.change, direction),
    rank: (a, b) => direction * ((a.rank ?? Infinity) - (b.rank ?? Infinity)) || 0,
  };
  return rows.filter(matches).sort((a, b) => by[column](a, b) || byName(a, b));
}
