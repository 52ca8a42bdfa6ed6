import type { Cell, Fraction } from '@pantausop/domain';
import { compareFractions, quartileOf, scoreOf } from '@pantausop/domain';
import { groupOf } from './kinds';
import type { UnitFigure } from './unit-figure';

/** The OPDs of the same kind, the unit itself among them. */
export const peersOf = (figure: UnitFigure, all: readonly UnitFigure[]): UnitFigure[] =>
  all.filter((other) => groupOf(other.unit.kind) === groupOf(figure.unit.kind));

const present = <T>(values: readonly (T | null)[]): T[] => values.filter((value) => value !== null);

/** One area of the unit among the scores of its kind. */
export interface AreaStanding {
  readonly cell: Cell;
  readonly score: Fraction | null;
  readonly median: Fraction | null;
  /** lowest, quartiles, highest; null without peers that have obligations there */
  readonly quartiles: readonly [Fraction, Fraction, Fraction, Fraction, Fraction] | null;
  readonly below: boolean;
}

/** The eight areas of a unit against its kind, in area order. An area without obligations has no score. */
export function areaStandings(figure: UnitFigure, peers: readonly UnitFigure[]): AreaStanding[] {
  return figure.cells.map((cell, i) => {
    const scores = present(peers.map((peer) => (peer.cells[i] ? scoreOf(peer.cells[i]) : null)));
    const [low, q1, median, q3, high] = ([0, 1, 2, 3, 4] as const).map((quarter) => quartileOf(scores, quarter));
    const score = scoreOf(cell);
    return {
      cell,
      score,
      median: median ?? null,
      quartiles: low && q1 && median && q3 && high ? [low, q1, median, q3, high] : null,
      below: !!score && !!median && compareFractions(score, median) < 0,
    };
  });
}
