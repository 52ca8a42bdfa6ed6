import type { CalendarDate } from '../calendar/calendar-date';
import { wordsKey } from '../register/cell-values';
import { nearest } from '../register/nearest';
import type { UnitId } from '../sop/events';
import type { UnitLife } from './unit-tree';

/** `Kec. Medan Kota`, `Kecamatan Medan Kota` and `KEC-MEDAN-KOTA` are one name. */
export const unitKey = (name: string): string =>
  wordsKey(name)
    .replace(/^kec\b/, 'kecamatan')
    .replace(/^kel\b/, 'kelurahan')
    .replace(/^bag\b/, 'bagian')
    .replace(/^bid\b/, 'bidang')
    .replace(/^uptd\b/, 'upt');

/** Finds units by the codes, abbreviations and names that they ever bore; those that stand on the day before all others. */
export class UnitsByName {
  private readonly ids = new Map<string, UnitId>();

  constructor(lives: ReadonlyMap<UnitId, UnitLife>, on: CalendarDate) {
    const standing = ({ validFrom, validTo }: UnitLife): boolean =>
      validFrom <= on && (validTo === null || validTo > on);
    const ordered = [...lives.values()].sort((a, b) => Number(standing(b)) - Number(standing(a)));
    for (const { id, periods } of ordered) {
      const names = periods.flatMap(({ unit }) => [unit.code, unit.abbreviation, unit.name]);
      for (const key of [id, ...names].map(unitKey)) if (!this.ids.has(key)) this.ids.set(key, id);
    }
  }

  find(name: string): UnitId | null {
    return this.ids.get(unitKey(name)) ?? null;
  }

  /** The unit that was most likely meant. */
  suggestion(name: string): UnitId | null {
    return nearest(
      unitKey(name),
      [...this.ids].map(([key, value]) => ({ name: key, value })),
    );
  }
}

/**
 * The unit in which the people of a unit are found on a day: itself while it stands, else the one that it went into; null
 * when it went into several or none, for then nobody knows.
 */
export function heirOn(lives: ReadonlyMap<UnitId, UnitLife>, unit: UnitId, on: CalendarDate): UnitId | null {
  const seen = new Set<UnitId>();
  for (let at: UnitId | undefined = unit; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const life: UnitLife | undefined = lives.get(at);
    if (!life || life.validFrom > on) return null;
    if (life.validTo === null || life.validTo > on) return at;
    at = life.successors.length === 1 ? life.successors[0] : undefined;
  }
  return null;
}
