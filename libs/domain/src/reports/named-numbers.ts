import { SILENT_DAYS } from '../workflow/unit-duties';
import { PACE_MONTHS } from '../outlook/pace';
import { ELEMENT_CODES } from '../scoring/elements';
import type { RulesetContents } from '../scoring/ruleset';
import { POINTS_OF_FALL } from './calls';
import { LATER_DAYS, REMIND_DAYS } from './due-dates';

/** The numbers that sentences of a report name: those of the ruleset on its day, and those of what it looks for. */
export interface NamedNumbers {
  /** points of a document with every element */
  readonly documentPoints: number;
  readonly ratifiedPoints: number;
  readonly appliedPoints: number;
  readonly appliedMonths: number;
  readonly currentPoints: number;
  readonly currentMonths: number;
  /** an index below it (0..100) has the lowest predikat */
  readonly lowBelow: number;
  /** days without a record after which an OPD is silent */
  readonly silentDays: number;
  /** points that an index falls before somebody should call */
  readonly fallPoints: number;
  /** days ahead in which something expires soon, and those of a reminder */
  readonly soonDays: number;
  readonly remindDays: number;
  /** month ends that the pace is made of */
  readonly paceMonths: number;
}

export function namedNumbersOf(rules: RulesetContents): NamedNumbers {
  const { ratifiedPoints, appliedPoints, appliedMonths, currentPoints, currentMonths } = rules;
  return {
    documentPoints: ELEMENT_CODES.reduce((sum, code) => sum + rules.elementPoints[code], 0),
    ...{ ratifiedPoints, appliedPoints, appliedMonths, currentPoints, currentMonths },
    lowBelow: rules.predikatCuts.at(-1)?.[0] ?? 0,
    silentDays: SILENT_DAYS,
    fallPoints: POINTS_OF_FALL,
    soonDays: LATER_DAYS,
    remindDays: REMIND_DAYS,
    paceMonths: PACE_MONTHS,
  };
}
