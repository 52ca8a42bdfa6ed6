import type { ChangedSop } from '@pantausop/contracts';
import type { CalendarDate, SopState, UnitId } from '@pantausop/domain';
import type { Caller } from '../http';
import type { Organisation } from '../organisation/organisation.service';

export type SopName = Pick<ChangedSop, 'id' | 'title' | 'number' | 'unit' | 'area'>;

/** An SOP as a list behind a figure names it; null before its need. */
export function sopName(id: string, state: SopState, on: CalendarDate, organisation: Organisation): SopName | null {
  if (state.unit === null || state.area === null) return null;
  const { code, name, abbreviation } = organisation.unitOn(state.unit, on);
  return {
    ...{ id, title: state.title, number: state.number, area: state.area },
    unit: { id: state.unit, code, name, abbreviation },
  };
}

/** Whether the caller may see the SOPs of a unit (outer contract: SOPs only within the own scope). */
export function seenBy(caller: Caller, organisation: Organisation, on: CalendarDate): (unit: UnitId) => boolean {
  if (!caller.permissions.has('register.read')) return () => false;
  if (caller.scope('register.read') === null) return () => true;
  const tree = organisation.treeOn(on);
  return (unit) => caller.covers('register.read', unit, tree);
}
