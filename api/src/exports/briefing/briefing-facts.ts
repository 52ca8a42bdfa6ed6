import type { Cell, Changes, Matrix, MatrixUnit, Outlook } from '@pantausop/contracts';
import {
  callReasonOf,
  changeBetween,
  compareFractions,
  indexOf,
  predikatOf,
  type CallReason,
  type Fraction,
  type Predikat,
} from '@pantausop/domain';

/** The answers that a briefing is made from: those of the screen. */
export interface BriefingAnswers {
  readonly government: string;
  readonly now: Matrix;
  readonly before: Matrix;
  readonly changes: Changes;
  readonly outlook: Outlook;
}

/** A unit with its index on both days. */
export interface UnitFact {
  readonly unit: MatrixUnit;
  readonly index: Fraction | null;
  readonly change: Fraction | null;
  readonly predikat: Predikat | null;
  readonly open: number;
}

/** A unit to call, and why. */
export interface Call extends UnitFact {
  readonly why: CallReason;
}

/** Whom to call: who fell, or has an index of the lowest two predikats. */
const LOW: readonly Predikat[] = ['kurang', 'sangat_kurang'];

const exactIndex = (cells: readonly Cell[], index: number | null, { ruleset }: Matrix): Fraction | null =>
  index === null ? null : indexOf(cells, ruleset);

export const rootIndex = (matrix: Matrix): Fraction | null =>
  exactIndex(matrix.total.cells, matrix.total.index, matrix);

/** The units beside themselves on the day compared with; the root's own SOPs are no unit of their own. */
export function unitFacts({ now, before }: BriefingAnswers): UnitFact[] {
  const then = new Map(before.units.map((unit) => [unit.id, unit]));
  return now.units
    .filter(({ own }) => own !== true)
    .map((unit) => {
      const former = then.get(unit.id);
      const index = exactIndex(unit.cells, unit.index, now);
      const indexBefore = former ? exactIndex(former.cells, former.index, before) : null;
      return {
        unit,
        index,
        change: changeBetween(indexBefore, index),
        predikat: index && predikatOf(index, now.ruleset),
        open: unit.total.required - unit.total.inForce,
      };
    });
}

/** The lowest indexes first; units without data are left out. */
export const lowest = (facts: readonly UnitFact[]): UnitFact[] =>
  facts
    .filter(({ index }) => index !== null)
    .sort(
      (a, b) => (a.index && b.index ? compareFractions(a.index, b.index) : 0) || (a.unit.name < b.unit.name ? -1 : 1),
    );

/** Units to call, those with the most SOPs not yet in force first. */
export function callsOf(facts: readonly UnitFact[]): Call[] {
  return facts
    .flatMap((fact): Call[] => {
      const why = callReasonOf({ ...fact, silent: false }, LOW);
      return why ? [{ ...fact, why }] : [];
    })
    .sort((a, b) => b.open - a.open || (a.unit.name < b.unit.name ? -1 : 1));
}
