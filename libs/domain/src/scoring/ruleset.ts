import type { CalendarDate } from '../calendar/calendar-date';
import { AREA_CODES, type AreaCode } from './areas';
import { IDENTITY_ELEMENTS, PROCEDURE_ELEMENTS, type ElementCode } from './elements';

/** Names of the five classes of an index or score, best first. */
export const PREDIKATS = ['sangat_baik', 'baik', 'cukup', 'kurang', 'sangat_kurang'] as const;
export type Predikat = (typeof PREDIKATS)[number];

/** The numbers behind every figure (scoring rules §3). */
export interface RulesetContents {
  readonly elementPoints: Readonly<Record<ElementCode, number>>;
  /** Points for a signed SOP in force. */
  readonly ratifiedPoints: number;
  /** Points while the last monitoring says that it runs well, and for how many months. */
  readonly appliedPoints: number;
  readonly appliedMonths: number;
  /** Points while signed or evaluated recently, and for how many months. */
  readonly currentPoints: number;
  readonly currentMonths: number;
  /** Weight A of each area in the index. */
  readonly areaWeights: Readonly<Record<AreaCode, number>>;
  /** Lower cuts in hundredths (91 = 0.91), best first; below the last: sangat_kurang. */
  readonly predikatCuts: readonly (readonly [number, Predikat])[];
}

/** An immutable, dated version of them. */
export interface Ruleset extends RulesetContents {
  readonly id: number;
  /** First day it decides; null = the beginning of time. */
  readonly effectiveOn: CalendarDate | null;
}

const pointsFor = (codes: readonly ElementCode[], points: number): [ElementCode, number][] =>
  codes.map((code) => [code, points]);

/** Ruleset 1: PermenPANRB 35/2012 elements 2/4 points, 20 signed, 15 applied for 6 months, 15 current for 12 months. */
export const RULESET_1: Ruleset = {
  id: 1,
  effectiveOn: null,
  elementPoints: Object.fromEntries([
    ...pointsFor(IDENTITY_ELEMENTS, 2),
    ...pointsFor(PROCEDURE_ELEMENTS, 4),
  ]) as Record<ElementCode, number>,
  ratifiedPoints: 20,
  appliedPoints: 15,
  appliedMonths: 6,
  currentPoints: 15,
  currentMonths: 12,
  areaWeights: Object.fromEntries(AREA_CODES.map((code) => [code, 1])) as Record<AreaCode, number>,
  predikatCuts: [
    [91, 'sangat_baik'],
    [76, 'baik'],
    [66, 'cukup'],
    [51, 'kurang'],
  ],
};

/** As much of a ruleset as an index and its predikat depend on. */
export type IndexRules = Pick<RulesetContents, 'areaWeights' | 'predikatCuts'>;

/** Rulesets ordered by their start; the first is in force from the beginning of time. */
export type Rulesets = readonly [Ruleset, ...Ruleset[]];

/** The ruleset that decides everything about `date`. */
export function rulesetOn(rulesets: Rulesets, date: CalendarDate): Ruleset {
  let inForce = rulesets[0];
  for (const ruleset of rulesets) {
    if (ruleset.effectiveOn === null || ruleset.effectiveOn <= date) inForce = ruleset;
  }
  return inForce;
}
