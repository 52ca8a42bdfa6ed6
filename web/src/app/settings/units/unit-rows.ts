import type { Unit } from '@pantausop/contracts';

export interface UnitRow {
  readonly unit: Unit;
  /** 0 for the topmost */
  readonly depth: number;
  readonly parts: number;
  readonly open: boolean;
  /** found by words or kind; those above it only show where it is */
  readonly found: boolean;
}

export interface Sought {
  readonly words: string;
  readonly kind: string;
}

/** The tree as rows, each unit followed by its parts where it is open. A search opens the way to everything that it finds. */
export function unitRows(
  units: readonly Unit[],
  { words, kind }: Sought,
  open: ReadonlySet<string>,
): readonly UnitRow[] {
  const ids = new Set(units.map(({ id }) => id));
  const partsOf = new Map<string | null, Unit[]>();
  for (const unit of units) {
    const above = unit.parentId !== null && ids.has(unit.parentId) ? unit.parentId : null;
    partsOf.set(above, [...(partsOf.get(above) ?? []), unit]);
  }
  const sought = words.toLowerCase().split(/\s+/).filter(Boolean);
  const searching = sought.length > 0 || kind !== '';
  const isFound = ({ name, abbreviation, code, kind: its }: Unit): boolean => {
    const text = `${name} ${abbreviation} ${code}`.toLowerCase();
    return (kind === '' || its === kind) && sought.every((word) => text.includes(word));
  };
  const rowsOf = (unit: Unit, depth: number): UnitRow[] => {
    const parts = partsOf.get(unit.id) ?? [];
    const found = isFound(unit);
    const below = parts.flatMap((part) => rowsOf(part, depth + 1));
    if (searching && !found && below.length === 0) return [];
    const isOpen = parts.length > 0 && (searching ? below.length > 0 : open.has(unit.id));
    return [{ unit, depth, parts: parts.length, open: isOpen, found }, ...(isOpen ? below : [])];
  };
  return (partsOf.get(null) ?? []).flatMap((unit) => rowsOf(unit, 0));
}
