import type { CalendarDate } from '../calendar/calendar-date';
import type { AreaCode } from '../scoring/areas';
import { pointsOf } from '../scoring/points';
import type { Ruleset } from '../scoring/ruleset';
import type { UnitId } from '../sop/events';
import type { SopState } from '../sop/state';

/** The integer measures of a cell, in one fixed order (scoring rules §4). All are sums; nothing else is stored. */
export const MEASURES = [
  'required',
  'inForce',
  'notApplicable',
  'weight',
  'weightInForce',
  'points',
  'documentPoints',
  'applied',
  'current',
  'identified',
  'drafting',
  'submitted',
  'ratified',
] as const;

export type Measure = (typeof MEASURES)[number];
export type Measures = Readonly<Record<Measure, number>>;

export const ZERO_MEASURES: Measures = Object.fromEntries(MEASURES.map((m) => [m, 0])) as Record<Measure, number>;

/** Written out: every row of the ledger is made by it, and every balance of many. */
const combine = (a: Measures, b: Measures, sign: 1 | -1): Measures => ({
  required: a.required + sign * b.required,
  inForce: a.inForce + sign * b.inForce,
  notApplicable: a.notApplicable + sign * b.notApplicable,
  weight: a.weight + sign * b.weight,
  weightInForce: a.weightInForce + sign * b.weightInForce,
  points: a.points + sign * b.points,
  documentPoints: a.documentPoints + sign * b.documentPoints,
  applied: a.applied + sign * b.applied,
  current: a.current + sign * b.current,
  identified: a.identified + sign * b.identified,
  drafting: a.drafting + sign * b.drafting,
  submitted: a.submitted + sign * b.submitted,
  ratified: a.ratified + sign * b.ratified,
});

export const addMeasures = (a: Measures, b: Measures): Measures => combine(a, b, 1);
export const subtractMeasures = (a: Measures, b: Measures): Measures => combine(a, b, -1);
export const isZero = (a: Measures): boolean => MEASURES.every((m) => a[m] === 0);
export const sumMeasures = (all: Iterable<Measures>): Measures => {
  let sum = ZERO_MEASURES;
  for (const one of all) sum = addMeasures(sum, one);
  return sum;
};

/** What one SOP adds to the cell that it stands in. */
export interface Contribution {
  readonly unit: UnitId;
  readonly area: AreaCode;
  readonly measures: Measures;
}

/** The contribution of one SOP on `date` under `ruleset`; null where it counts nowhere. */
export function contributionOf(state: SopState, date: CalendarDate, ruleset: Ruleset): Contribution | null {
  if (!state.obliged || state.unit === null || state.area === null) return null;
  const at = { unit: state.unit, area: state.area };
  if (state.notApplicable) return { ...at, measures: { ...ZERO_MEASURES, notApplicable: 1 } };
  const earned = pointsOf(state, date, ruleset);
  const w = state.weight;
  const inForce = state.ratifiedOn === null ? 0 : 1;
  return {
    ...at,
    measures: {
      ...ZERO_MEASURES,
      required: 1,
      inForce,
      weight: w,
      weightInForce: w * inForce,
      points: w * earned.total,
      documentPoints: w * earned.document,
      applied: Number(earned.applied),
      current: Number(earned.current),
      [state.stage]: 1,
    },
  };
}
