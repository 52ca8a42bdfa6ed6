import type { Changes, ChangeStep } from '@pantausop/contracts';
import {
  addMeasures,
  scaled,
  subtractFractions,
  toRatio,
  type ChangeStep as Step,
  type Fraction,
  type Level,
  type Measures,
  type Waterfall,
} from '@pantausop/domain';
import type { HeldMovement } from '../ledger/causes.reader';

/** What one SOP adds to a step. */
export interface SopShare {
  readonly sop: string;
  /** the unit that it stands in after the last of its movements */
  readonly own: string;
  readonly measures: Measures;
  readonly on: readonly string[];
}

const exactOf = (value: Fraction | null): Changes['start']['exact'] =>
  value && { numerator: String(value.numerator), denominator: String(value.denominator) };

export const levelView = ({ numerator, denominator, value }: Level): Changes['start'] => ({
  numerator,
  denominator,
  value: toRatio(value),
  exact: exactOf(value),
});

/** A signed change with six decimals, half away from zero. */
export const changeRatio = (value: Fraction | null): number | null =>
  value === null ? null : Number(scaled(value, 6)) / 1_000_000;

export const wholeChange = ({ start, end }: Waterfall): number | null =>
  start.value === null || end.value === null ? null : changeRatio(subtractFractions(end.value, start.value));

export const stepView = (step: Step, sopCount: number | null, sops: ChangeStep['sops']): ChangeStep => ({
  causes: [...step.causes],
  numerator: step.numerator,
  denominator: step.denominator,
  change: changeRatio(step.change),
  exact: exactOf(step.change),
  after: toRatio(step.after),
  measures: step.measures,
  sopCount,
  sops,
});

/** The SOPs behind a step, those that did most first. */
export function sharesOf(step: Step, movements: readonly HeldMovement[]): SopShare[] {
  const shares = new Map<string, { own: string; measures: Measures; on: Set<string> }>();
  for (const { sop, own, cause, effectiveOn, measures } of movements) {
    if (!step.causes.includes(cause)) continue;
    const held = shares.get(sop);
    shares.set(sop, {
      own,
      measures: held ? addMeasures(held.measures, measures) : measures,
      on: (held?.on ?? new Set()).add(effectiveOn),
    });
  }
  return [...shares]
    .map(([sop, { on, ...share }]) => ({ sop, ...share, on: [...on].sort() }))
    .filter(({ measures }) => Object.values(measures).some((value) => value !== 0))
    .sort((a, b) => weightOf(b.measures) - weightOf(a.measures) || (a.sop < b.sop ? -1 : 1));
}

/** How much an SOP did, for the order of a list. */
const weightOf = ({ points, weight, required, inForce, notApplicable }: Measures): number =>
  Math.abs(points) + 100 * (Math.abs(weight) + Math.abs(required) + Math.abs(inForce) + Math.abs(notApplicable));
