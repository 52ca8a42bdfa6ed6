import type { Sop, SopDetail } from '@pantausop/contracts';
import {
  calendarDate,
  documentPointsOf,
  ELEMENT_CODES,
  pointsOf,
  UNKNOWN_SOP,
  type CalendarDate,
  type RulesetContents,
  type SopState,
} from '@pantausop/domain';

/** The four parts of which the points of an SOP are made (scoring rules §3). */
export const POINT_PARTS = ['document', 'ratified', 'applied', 'current'] as const;
export type PointPartName = (typeof POINT_PARTS)[number];

export interface PointPart {
  readonly part: PointPartName;
  readonly points: number;
  /** what it can bring at most */
  readonly most: number;
}

/** The parts of an SOP's points on a date, by the rules of the domain. */
export function pointParts(sop: SopDetail, date: CalendarDate): readonly PointPart[] {
  const ruleset = sop.rules;
  const points = pointsOf(stateOf(sop), date, ruleset);
  return [
    { part: 'document', points: points.document, most: allElements(ruleset) },
    { part: 'ratified', points: points.ratified, most: ruleset.ratifiedPoints },
    { part: 'applied', points: points.appliedPoints, most: ruleset.appliedPoints },
    { part: 'current', points: points.currentPoints, most: ruleset.currentPoints },
  ];
}

const allElements = (ruleset: RulesetContents): number =>
  documentPointsOf({ ...UNKNOWN_SOP, elements: ELEMENT_CODES }, ruleset);

/** As much of the state as points depend on. */
function stateOf(sop: Sop): SopState {
  const date = (text: string | null): CalendarDate | null => (text === null ? null : calendarDate(text));
  return {
    ...UNKNOWN_SOP,
    elements: sop.elements,
    ratifiedOn: date(sop.ratifiedOn),
    monitoredOn: date(sop.monitoredOn),
    monitoringResult: sop.monitoringResult,
    evaluatedOn: date(sop.evaluatedOn),
  };
}
