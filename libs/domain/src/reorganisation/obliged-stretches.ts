import type { CalendarDate } from '../calendar/calendar-date';
import type { AreaCode } from '../scoring/areas';
import type { SopEvent, UnitId } from '../sop/events';
import { applyFact, UNKNOWN_SOP, withoutEndedNotApplicable, type SopState } from '../sop/state';
import type { UnitLife } from '../organisation/unit-tree';

/** Days on which an SOP is obliged in one unit and area; `to` is exclusive, null = open. */
export interface ObligedStretch {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly unit: UnitId;
  readonly area: AreaCode;
}

/** Where an SOP is obliged when, ascending; days on which nothing about it changes are not parted. */
export function obligedStretches(events: readonly SopEvent[]): ObligedStretch[] {
  const stretches: ObligedStretch[] = [];
  let state: SopState = UNKNOWN_SOP;
  events.forEach(({ fact, effectiveOn }, index) => {
    state = applyFact(withoutEndedNotApplicable(state, effectiveOn), fact, effectiveOn);
    if (events[index + 1]?.effectiveOn === effectiveOn) return;
    const open = stretches.at(-1);
    const { obliged, unit, area } = state;
    const same = open?.to === null && obliged && open.unit === unit && open.area === area;
    if (same) return;
    if (open?.to === null) stretches.splice(-1, 1, { ...open, to: effectiveOn });
    if (obliged && unit !== null && area !== null) stretches.push({ from: effectiveOn, to: null, unit, area });
  });
  return stretches;
}

/**
 * The first day on which an SOP lies in a unit that does not stand, with the unit; null when it never does. A closed unit
 * holds no SOP (scoring rules §4).
 */
export function firstHomelessDay(
  stretches: readonly ObligedStretch[],
  lives: ReadonlyMap<UnitId, UnitLife>,
): { readonly unit: UnitId; readonly on: CalendarDate } | null {
  for (const { from, to, unit } of stretches) {
    const life = lives.get(unit);
    if (!life || from < life.validFrom) return { unit, on: from };
    if (life.validTo === null || (to !== null && to <= life.validTo)) continue;
    return { unit, on: from > life.validTo ? from : life.validTo };
  }
  return null;
}
