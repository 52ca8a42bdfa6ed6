import type { CalendarDate } from '../calendar/calendar-date';
import type { UnitId } from '../sop/events';
import { predecessorsOf, type UnitLife } from './unit-tree';

/** The units out of which `unit` came, as they stood on a day before its first: predecessors of predecessors too. Empty when it came of none. */
export function originOn(lives: ReadonlyMap<UnitId, UnitLife>, unit: UnitId, date: CalendarDate): UnitId[] {
  const found = new Set<UnitId>();
  const seen = new Set<UnitId>([unit]);
  const pending = [unit];
  for (const at of pending) {
    const life = lives.get(at);
    if (!life || life.validFrom <= date) {
      if (at !== unit && life && (life.validTo === null || life.validTo > date)) found.add(at);
      continue;
    }
    for (const { id } of predecessorsOf(lives, at)) {
      if (seen.has(id)) continue;
      seen.add(id);
      pending.push(id);
    }
  }
  return [...found];
}
