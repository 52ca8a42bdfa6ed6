import type { Cell, Changes, Matrix, MatrixUnit, Outlook, UnitActivity } from '@pantausop/contracts';
import {
  callReasonOf,
  changeBetween,
  compareFractions,
  indexOf,
  predikatOf,
  winnableWithin,
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
  /** when something was last recorded of each OPD, by that day */
  readonly activity: UnitActivity;
}

/** A unit with its index on both days. */
export interface UnitFact {
  readonly unit: MatrixUnit;
  readonly index: Fraction | null;
  readonly change: Fraction | null;
  readonly predikat: Predikat | null;
  readonly open: number;
  /** nothing was recorded of it for long; `days` null = never */
  readonly silent: boolean;
  readonly days: number | null;
  /** what the index of the whole would win by it */
  readonly gain: Fraction;
}

/** A unit to call, and why. */
export interface Call extends UnitFact {
  readonly why: CallReason;
}

const exactIndex = (cells: readonly Cell[], index: number | null, { ruleset }: Matrix): Fraction | null =>
  index === null ? null : indexOf(cells, ruleset);

export const rootIndex = (matrix: Matrix): Fraction | null =>
  exactIndex(matrix.total.cells, matrix.total.index, matrix);

/** The units beside themselves on the day compared with; the root's own SOPs are no unit of their own. */
export function unitFacts({ now, before, activity }: BriefingAnswers): UnitFact[] {
  const records = new Map(activity.items.map((one) => [one.id, one]));
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
        silent: records.get(unit.id)?.silent ?? false,
        days: records.get(unit.id)?.days ?? null,
        gain: winnableWithin(unit.cells, now.total.cells, now.ruleset),
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

/** Units to call: who is silent, who fell, whose index is low. Those by which the whole would win most come first. */
export function callsOf(facts: readonly UnitFact[]): Call[] {
  return facts
    .flatMap((fact): Call[] => {
      const why = callReasonOf(fact);
      return why ? [{ ...fact, why }] : [];
    })
    .sort((a, b) => compareFractions(b.gain, a.gain) || (a.unit.name < b.unit.name ? -1 : 1));
}
