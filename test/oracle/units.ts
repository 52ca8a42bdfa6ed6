import type { CalendarDate, Stamp, UnitHistory, UnitId, UnitKind } from '@pantausop/domain';

/** A unit as it stands on one day. */
export interface UnitOn {
  readonly id: UnitId;
  readonly code: string;
  readonly name: string;
  readonly abbreviation: string;
  readonly kind: UnitKind;
  readonly parentId: UnitId | null;
  readonly validFrom: CalendarDate;
  /** Exclusive; a closing that is known but still ahead is told too. */
  readonly validTo: CalendarDate | null;
}

/** The units valid on a day (from inclusive, to exclusive) as known at a stamp. */
export function unitsOn(history: UnitHistory, date: CalendarDate, knownAt: Stamp): UnitOn[] {
  const never = new Set(history.retractions.filter((r) => r.recordedAt <= knownAt).map((r) => r.retracts));
  const known = history.events
    .filter((e) => e.recordedAt <= knownAt && !never.has(e.id))
    .sort((a, b) => {
      if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn < b.effectiveOn ? -1 : 1;
      return a.recordedAt - b.recordedAt || a.sequence - b.sequence;
    });
  const units = new Map<UnitId, UnitOn>();
  for (const { unit, fact, effectiveOn } of known) {
    const before = units.get(unit);
    const ahead = effectiveOn > date;
    if (fact.type === 'closed') {
      if (before && ahead) units.set(unit, { ...before, validTo: before.validTo ?? effectiveOn });
      else units.delete(unit);
    } else if (ahead) continue;
    else if (fact.type === 'established') {
      const { code, name, abbreviation, kind, parent } = fact;
      units.set(unit, {
        id: unit,
        code,
        name,
        abbreviation,
        kind,
        parentId: parent,
        validFrom: effectiveOn,
        validTo: null,
      });
    } else if (!before) continue;
    else if (fact.type === 'renamed') {
      units.set(unit, { ...before, code: fact.code, name: fact.name, abbreviation: fact.abbreviation });
    } else units.set(unit, { ...before, parentId: fact.parent });
  }
  return [...units.values()];
}

/** The unit and every unit below it. */
export function subtreeOf(units: readonly UnitOn[], root: UnitId): UnitId[] {
  const children = units.filter((u) => u.parentId === root);
  return [root, ...children.flatMap((child) => subtreeOf(units, child.id))];
}

/** The unit and every unit above it, nearest first. */
export function lineOf(units: readonly UnitOn[], id: UnitId): UnitId[] {
  const parent = units.find((u) => u.id === id)?.parentId ?? null;
  return parent === null ? [id] : [id, ...lineOf(units, parent)];
}

export const isGovernment = (unit: UnitOn): boolean => ['city', 'regency', 'province'].includes(unit.kind);

/** A unit directly under a government that is not itself a government. */
export function isOpd(units: readonly UnitOn[], id: UnitId): boolean {
  const unit = units.find((u) => u.id === id);
  const parent = units.find((u) => u.id === unit?.parentId);
  return unit !== undefined && parent !== undefined && isGovernment(parent) && !isGovernment(unit);
}

/** The OPDs strictly below a unit. */
export const opdsBelow = (units: readonly UnitOn[], root: UnitId): UnitId[] =>
  subtreeOf(units, root).filter((id) => id !== root && isOpd(units, id));

/** The OPDs of a root: those below it, or itself if it is one, since these figures hold at every level. */
export const opdsWithin = (units: readonly UnitOn[], root: UnitId): UnitId[] =>
  subtreeOf(units, root).filter((id) => isOpd(units, id));
