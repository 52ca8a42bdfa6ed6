import { placeObligation, type CalendarDate, type Placement, type UnitId } from '@pantausop/domain';
import type { UnitFinder } from './unit-finder';

/** A closed unit with several heirs: nobody can say from the file where its SOPs are now. */
export interface Undecided {
  readonly heirs: readonly UnitId[];
  readonly closedOn: CalendarDate;
}

/** Places the need of an SOP dated `requiredOn` at the unit that the file names, along its succession. */
export function placeNeed(named: UnitId, requiredOn: CalendarDate, units: UnitFinder): Placement | Undecided {
  const place = placeObligation(units.lives, named, requiredOn);
  return 'closed' in place ? { heirs: units.heirs(place.closed), closedOn: place.closedOn } : place;
}
