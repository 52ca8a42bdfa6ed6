import {
  bestPractice,
  isBestPractice,
  isMostImproved,
  rankOf,
  totalOfAreas,
  type AreaCode,
  type Cell,
  type ComparedOverTime,
  type Fraction,
  type Rank,
} from '@pantausop/domain';
import { peersOf } from './peers';
import type { UnitFigure } from './unit-figure';

/** What a fair comparison within the kind says of one OPD. */
export interface FairMarks {
  readonly mostImproved: boolean;
  /** areas in which nobody of its kind does better, and most do worse */
  readonly best: readonly AreaCode[];
}

export interface FairStanding extends FairMarks {
  readonly figure: UnitFigure;
  readonly rank: Rank;
  readonly rankBefore: Rank;
  /** required SOPs over all areas: what decides whether it is ranked */
  readonly required: number;
}

const requiredOf = (cells: readonly Cell[] | null): number => (cells ? totalOfAreas(cells).required : 0);

const compared = ({ cells, index, cellsBefore, indexBefore }: UnitFigure): ComparedOverTime => ({
  required: requiredOf(cells),
  index,
  requiredBefore: requiredOf(cellsBefore),
  indexBefore,
});
const before = ({ requiredBefore: required, indexBefore: index }: ComparedOverTime) => ({ required, index });

/** The best practice of each area, in the order of the cells; null where there is none. */
export const bestOfAreas = (kind: readonly UnitFigure[]): readonly (Fraction | null)[] =>
  (kind[0]?.cells ?? []).map((_, i) => bestPractice(kind.flatMap(({ cells }) => cells[i] ?? [])));

/** The OPDs of one kind, compared among themselves. */
export function fairStandings(kind: readonly UnitFigure[]): FairStanding[] {
  const all = kind.map((figure) => ({ figure, of: compared(figure) }));
  const [now, then] = [all.map(({ of }) => of), all.map(({ of }) => before(of))];
  const best = bestOfAreas(kind);
  return all.map(({ figure, of }) => ({
    figure,
    rank: rankOf(of, now),
    rankBefore: rankOf(before(of), then),
    required: of.required,
    mostImproved: isMostImproved(of, now),
    best: figure.cells.flatMap((cell, i) =>
      cell.area !== null && isBestPractice(cell, best[i] ?? null) ? cell.area : [],
    ),
  }));
}

/** All OPDs, each compared within its kind. */
export function allFairStandings(figures: readonly UnitFigure[]): ReadonlyMap<UnitFigure, FairStanding> {
  const done = new Map<UnitFigure, FairStanding>();
  for (const figure of figures) {
    if (done.has(figure)) continue;
    for (const standing of fairStandings(peersOf(figure, figures))) done.set(standing.figure, standing);
  }
  return done;
}
