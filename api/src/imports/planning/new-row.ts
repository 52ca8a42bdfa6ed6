import { draftingOnOfRow, factsOfNewRow, requiredOnOfRow, type AreaCode, type SopId } from '@pantausop/domain';
import type { ImportFinding } from '@pantausop/contracts';
import { isPlannedReview, keptRemarks, sectionKept } from './kept-remarks';
import { placeNeed } from './placement';
import type { NewEvent, SopChange } from '../../register/register-batch';
import { remark, type RowContext } from './row-context';

export interface RowResult {
  readonly planned: SopChange | null;
  readonly findings: readonly ImportFinding[];
}

/** What a row records that the register does not have yet: the need where and when it began, then what happened to it. */
export function planNewRow(context: RowContext, sop: SopId, area: AreaCode): RowResult {
  const { row, units, unit, inForceSince, effectiveOn } = context;
  const { says } = row;
  const findings: ImportFinding[] = [];
  const place = placeNeed(unit, requiredOnOfRow(says, inForceSince) ?? effectiveOn, units);
  if ('heirs' in place) {
    const heirs = place.heirs.map((heir) => units.name(heir)).join(', ');
    return {
      planned: null,
      findings: [remark(context, 'error', 'opd_closed', 'opd', { name: units.name(unit), on: place.closedOn, heirs })],
    };
  }
  const facts = factsOfNewRow(says, { unit: place.unit, area, requiredOn: place.requiredOn, inForceSince });
  const [need, ...others] = facts;
  const moves = place.moves.map((move): NewEvent => ({
    fact: { type: 'moved', unit: move.unit, area, cause: 'reorganization' },
    effectiveOn: move.on,
  }));
  if (place.raisedFrom !== null) {
    const [from, to] = [place.raisedFrom, place.requiredOn];
    findings.push(
      remark(context, 'warning', 'required_raised', 'requiredOn', { from, to, unit: units.name(place.unit) }),
    );
  } else if (moves.length > 0) {
    const [on, to] = [moves[0]?.effectiveOn ?? '', units.name(unit)];
    findings.push(
      remark(context, 'note', 'required_elsewhere', 'requiredOn', { unit: units.name(place.unit), to, on }),
    );
  }
  const ratifiedOn = says.dates.effectiveOn ?? inForceSince;
  return {
    planned: {
      sop,
      isNew: true,
      remarks: keptRemarks(
        row,
        sectionKept(context),
        ratifiedOn,
        says.dates.effectiveOn === null ? inForceSince : null,
        draftingOnOfRow(says, ratifiedOn),
      ),
      events: need ? [need, ...moves, ...others] : [],
      retractions: [],
      waits: place.raisedFrom !== null,
    },
    findings: [...findings, ...datesRemarks(context)],
  };
}

/** What is worth knowing of the dates of any row. */
export function datesRemarks(context: RowContext): ImportFinding[] {
  const { row, inForceSince } = context;
  const { dates, number } = row.says;
  const found: ImportFinding[] = [];
  const { revisedOn, madeOn, effectiveOn } = dates;
  if (revisedOn !== null && isPlannedReview(revisedOn, effectiveOn)) {
    found.push(remark(context, 'warning', 'planned_review', 'revisedOn', { date: revisedOn }));
  }
  if (madeOn !== null && effectiveOn !== null && madeOn > effectiveOn) {
    found.push(remark(context, 'warning', 'made_after_effective', 'madeOn', { made: madeOn, effective: effectiveOn }));
  }
  if (number !== null && effectiveOn === null && inForceSince !== null) {
    found.push(remark(context, 'warning', 'assumed_in_force', 'number', { date: inForceSince }));
  }
  return found;
}
