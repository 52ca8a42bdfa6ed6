import { compareFractions, type Fraction } from '@pantausop/domain';
import { changeOf } from '../figures/change';
import type { UnitFigure } from '../figures/unit-figure';

export interface Mover {
  readonly figure: UnitFigure;
  readonly change: Fraction;
}

const movers = (figures: readonly UnitFigure[]): Mover[] =>
  figures.flatMap((figure) => {
    const change = changeOf(figure);
    return change === null ? [] : [{ figure, change }];
  });

/** The OPDs whose index rose most, the greatest rise first. */
export const mostImproved = (figures: readonly UnitFigure[], most: number): Mover[] =>
  movers(figures)
    .filter(({ change }) => change.numerator > 0n)
    .sort((a, b) => compareFractions(b.change, a.change))
    .slice(0, most);

/** The OPDs whose index fell most, the greatest fall first. */
export const mostFallen = (figures: readonly UnitFigure[], most: number): Mover[] =>
  movers(figures)
    .filter(({ change }) => change.numerator < 0n)
    .sort((a, b) => compareFractions(a.change, b.change))
    .slice(0, most);

/** The OPDs with areas that nobody has mapped yet, most such areas first. */
export function withUnmapped(figures: readonly UnitFigure[]): { figure: UnitFigure; areas: UnitFigure['cells'] }[] {
  return figures
    .map((figure) => ({ figure, areas: figure.cells.filter((cell) => cell.status === 'unmapped') }))
    .filter(({ areas }) => areas.length > 0)
    .sort((a, b) => b.areas.length - a.areas.length);
}
