import { predecessorsOf, type CalendarDate, type UnitId } from '@pantausop/domain';
import type { UnitFinder } from './unit-finder';

/** Where an obligation starts and how it comes to the unit that holds it now. */
export interface Placement {
  readonly unit: UnitId;
  readonly requiredOn: CalendarDate;
  /** successions on the way to the unit of today, ascending */
  readonly moves: readonly { readonly unit: UnitId; readonly on: CalendarDate }[];
  /** set when the day of the need was raised to the unit's first day: the wished one */
  readonly raisedFrom: CalendarDate | null;
}

/** A closed unit with several heirs: nobody can say from the file where its SOPs are now. */
export interface Undecided {
  readonly heirs: readonly UnitId[];
  readonly closedOn: CalendarDate;
}

/**
 * Places the need of an SOP dated `requiredOn` at the unit that the file names (scoring rules §4, units that change): before the
 * unit's first day it starts in the only predecessor and moves on the day of succession; with none or several the date is
 * raised to the first day and flagged. A unit that has closed passes its SOPs on to its only successor.
 */
export function placeNeed(named: UnitId, requiredOn: CalendarDate, units: UnitFinder): Placement | Undecided {
  const path = pathToday(named, units);
  if ('heirs' in path) return path;
  let line = path.line;
  let first = line[0];
  while (first && requiredOn < (units.life(first.unit)?.validFrom ?? requiredOn)) {
    const before = predecessorsOf(units.lives, first.unit);
    const only = before.length === 1 ? before[0] : undefined;
    if (!only || line.some(({ unit }) => unit === only.id)) break;
    line = [{ unit: only.id, until: only.on }, ...line];
    first = line[0];
  }
  // a need that began after a closing begins in the successor
  while (line.length > 1 && line[0]?.until != null && requiredOn >= line[0].until) line = line.slice(1);
  const start = line[0];
  if (!start) return { unit: named, requiredOn, moves: [], raisedFrom: null };
  const validFrom = units.life(start.unit)?.validFrom ?? requiredOn;
  const raised = requiredOn < validFrom;
  return {
    unit: start.unit,
    requiredOn: raised ? validFrom : requiredOn,
    moves: line.slice(1).map(({ unit }, i) => ({ unit, on: line[i]?.until ?? requiredOn })),
    raisedFrom: raised ? requiredOn : null,
  };
}

interface Stop {
  readonly unit: UnitId;
  /** day of its closing; null for the unit of today */
  readonly until: CalendarDate | null;
}

function pathToday(named: UnitId, units: UnitFinder): { readonly line: readonly Stop[] } | Undecided {
  const line: Stop[] = [];
  for (let unit = named; ;) {
    const life = units.life(unit);
    if (!life || units.isOpenUnit(unit) || life.validTo === null || line.some((stop) => stop.unit === unit)) {
      return { line: [...line, { unit, until: null }] };
    }
    const [successor, ...others] = life.successors;
    if (successor === undefined || others.length > 0) return { heirs: units.heirs(unit), closedOn: life.validTo };
    line.push({ unit, until: life.validTo });
    unit = successor;
  }
}
