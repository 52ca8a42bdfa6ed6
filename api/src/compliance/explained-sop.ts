import type { ExplainedSop } from '@pantausop/contracts';
import {
  appliedUntil,
  currentUntil,
  ELEMENT_CODES,
  pointsOf,
  type CalendarDate,
  type Ruleset,
  type SopState,
} from '@pantausop/domain';
import type { Organisation } from '../organisation/organisation.service';
import { sopName } from './sop-names';

/** One SOP behind a figure, with what each part of its points rests on. */
export function explainedSop(
  id: string,
  state: SopState,
  on: CalendarDate,
  ruleset: Ruleset,
  organisation: Organisation,
): ExplainedSop {
  const name = sopName(id, state, on, organisation);
  if (!name) throw new Error(`SOP ${id} stands in no unit on ${on}`);
  const points = pointsOf(state, on, ruleset);
  const counted = state.obliged && state.notApplicable === null;
  return {
    ...name,
    weight: state.weight,
    counted,
    notCounted: notCounted(state),
    inForce: state.ratifiedOn !== null,
    ratifiedOn: state.ratifiedOn,
    points: points.total,
    document: points.document,
    missingElements: ELEMENT_CODES.filter((element) => !state.elements.includes(element)),
    ratified: points.ratified,
    applied: {
      points: points.appliedPoints,
      reason: appliedReason(state, points.applied),
      until: appliedUntil(state, ruleset),
    },
    current: {
      points: points.currentPoints,
      reason: state.ratifiedOn === null ? 'not_in_force' : points.current ? 'earned' : 'lapsed',
      until: currentUntil(state, ruleset),
    },
  };
}

function notCounted({ obliged, notApplicable }: SopState): ExplainedSop['notCounted'] {
  if (!obliged) return { reason: 'ended', text: null, until: null };
  return notApplicable && { reason: 'not_applicable', text: notApplicable.reason, until: notApplicable.until };
}

function appliedReason(state: SopState, earned: boolean): ExplainedSop['applied']['reason'] {
  if (state.ratifiedOn === null) return 'not_in_force';
  if (state.monitoredOn === null) return 'not_monitored';
  if (state.monitoringResult !== 'well') return 'not_well';
  return earned ? 'earned' : 'lapsed';
}
