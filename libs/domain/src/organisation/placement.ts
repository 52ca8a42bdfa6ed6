import type { CalendarDate } from '../calendar/calendar-date';
import type { UnitId } from '../sop/events';
import { predecessorsOf, type UnitLife } from './unit-tree';

/** Where an obligation starts and how it comes to the unit that holds it in the end. */
export interface Placement {
  readonly unit: UnitId;
  readonly requiredOn: CalendarDate;
  /** successions on the way, ascending */
  readonly moves: readonly { readonly unit: UnitId; readonly on: CalendarDate }[];
  /** set when the day of the need was raised to the unit's first day: the wished one */
  readonly raisedFrom: CalendarDate | null;
}

/** A closed unit with no or several successors: nobody can say by rule where its SOPs are now. */
export interface NoPlacement {
  readonly closed: UnitId;
  readonly closedOn: CalendarDate;
}

interface Stop {
  readonly unit: UnitId;
  /** day of its closing; null = stays */
  readonly until: CalendarDate | null;
}

/**
 * Places the need of an SOP dated `requiredOn` at a unit (scoring rules §4, units that change): before the unit's first day it
 * starts in the only predecessor and moves on the day of succession; with none or several the date is raised to the first day.
 * A unit that closes passes its SOPs on to its only successor: a closed unit holds none.
 */
export function placeObligation(
  lives: ReadonlyMap<UnitId, UnitLife>,
  named: UnitId,
  requiredOn: CalendarDate,
): Placement | NoPlacement {
  const path = pathOn(lives, named);
  if ('closed' in path) return path;
  let line = path.line;
  let first = line[0];
  while (first && requiredOn < (lives.get(first.unit)?.validFrom ?? requiredOn)) {
    const before = predecessorsOf(lives, first.unit);
    const only = before.length === 1 ? before[0] : undefined;
    if (!only || line.some(({ unit }) => unit === only.id)) break;
    line = [{ unit: only.id, until: only.on }, ...line];
    first = line[0];
  }
  // a need that began after a closing begins in the successor
  while (line.length > 1 && line[0]?.until != null && requiredOn >= line[0].until) line = line.slice(1);
  const start = line[0];
  if (!start) return { unit: named, requiredOn, moves: [], raisedFrom: null };
  const validFrom = lives.get(start.unit)?.validFrom ?? requiredOn;
  const raised = requiredOn < validFrom;
  return {
    unit: start.unit,
    requiredOn: raised ? validFrom : requiredOn,
    moves: line.slice(1).map(({ unit }, i) => ({ unit, on: line[i]?.until ?? requiredOn })),
    raisedFrom: raised ? requiredOn : null,
  };
}

function pathOn(lives: ReadonlyMap<UnitId, UnitLife>, named: UnitId): { readonly line: readonly Stop[] } | NoPlacement {
  const line: Stop[] = [];
  for (let unit = named; ;) {
    const life = lives.get(unit);
    if (!life || life.validTo === null || line.some((stop) => stop.unit === unit)) {
      return { line: [...line, { unit, until: null }] };
    }
    const [successor, ...others] = life.successors;
    if (successor === undefined || others.length > 0) return { closed: unit, closedOn: life.validTo };
    line.push({ unit, until: life.validTo });
    unit = successor;
  }
}
