import type { Matrix, MatrixUnit } from '@pantausop/contracts';
import { compareFractions, indexOf, type Cell, type Fraction, type IndexRules } from '@pantausop/domain';

/** The rules that decided a figure, as its answer gives them. */
export const rulesetOf = (basis: Pick<Matrix, 'ruleset'>): IndexRules => basis.ruleset;

/** A unit on the asked date beside itself on the date compared with, both indexes as exact fractions. */
export interface UnitFigure {
  readonly unit: MatrixUnit;
  readonly cells: readonly Cell[];
  readonly index: Fraction | null;
  readonly cellsBefore: readonly Cell[] | null;
  readonly indexBefore: Fraction | null;
}

const exactIndex = (unit: MatrixUnit, ruleset: IndexRules): Fraction | null =>
  unit.index === null ? null : indexOf(unit.cells, ruleset);

/** Joins the two matrices by the unit's id; a unit that did not exist then has no former figures. */
export function unitFigures(now: Matrix, before: Matrix | undefined): UnitFigure[] {
  const then = new Map(before?.units.map((unit) => [unit.id, unit]));
  return now.units.map((unit) => {
    const former = then.get(unit.id);
    return {
      unit,
      cells: unit.cells,
      index: exactIndex(unit, rulesetOf(now)),
      cellsBefore: former?.cells ?? null,
      indexBefore: former && before ? exactIndex(former, rulesetOf(before)) : null,
    };
  });
}

/** Order by what may be missing: null always last. `direction` 1 = ascending, -1 = descending. */
export function compareNullable(a: Fraction | null, b: Fraction | null, direction: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return direction * compareFractions(a, b);
}
