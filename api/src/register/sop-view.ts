import type { Sop } from '@pantausop/contracts';
import {
  appliedUntil,
  currentUntil,
  pointsOf,
  rulesetOn,
  type CalendarDate,
  type SopId,
  type SopState,
  type UnitOnDate,
} from '@pantausop/domain';
import type { Organisation } from '../organisation/organisation.service';

const named = ({ id, code, name, abbreviation }: UnitOnDate): Sop['unit'] => ({ id, code, name, abbreviation });

/** An SOP on `date` as the API shows it; null before its need begins. */
export function sopView(id: SopId, state: SopState, date: CalendarDate, organisation: Organisation): Sop | null {
  const { unit, area, requiredOn, notApplicable } = state;
  if (unit === null || area === null || requiredOn === null) return null;
  const rules = rulesetOn(organisation.rulesets, date);
  const points = pointsOf(state, date, rules);
  const opd = organisation.treeOn(date).opdOf(unit);
  return {
    id,
    title: state.title,
    number: state.number,
    unit: named(organisation.unitOn(unit, date)),
    opd: opd ? named(opd) : null,
    area,
    weight: state.weight,
    stage: state.stage,
    inForce: state.ratifiedOn !== null,
    inRevision: state.inRevision,
    notApplicable: notApplicable && {
      reason: notApplicable.reason,
      approvedBy: notApplicable.approvedBy,
      until: notApplicable.until,
    },
    requiredOn,
    ratifiedOn: state.ratifiedOn,
    signatory: state.signatory,
    monitoredOn: state.monitoredOn,
    monitoringResult: state.monitoringResult,
    evaluatedOn: state.evaluatedOn,
    points: points.total,
    documentPoints: points.document,
    applied: points.applied,
    current: points.current,
    appliedUntil: appliedUntil(state, rules),
    currentUntil: currentUntil(state, rules),
    elements: [...state.elements],
  };
}
