import type { CalendarDate } from '../calendar/calendar-date';
import type { Stamp } from '../calendar/stamp';
import type { UnitId } from '../sop/events';
import type { UnitEvent, UnitHistory, UnitKind } from './unit-events';

/** A unit as it stands on one day. */
export interface UnitOnDate {
  readonly id: UnitId;
  readonly code: string;
  readonly name: string;
  readonly abbreviation: string;
  readonly kind: UnitKind;
  readonly parentId: UnitId | null;
  readonly validFrom: CalendarDate;
  /** Exclusive; null = open. */
  readonly validTo: CalendarDate | null;
}

/** Kinds of unit that are a government; the OPDs hang below it. */
export const GOVERNMENT_KINDS = ['city', 'regency', 'province'] as const satisfies readonly UnitKind[];

/** Whether a unit of this kind is a government, whose children are its OPDs (scoring rules §4). */
export const isGovernment = (kind: UnitKind): boolean => (GOVERNMENT_KINDS as readonly UnitKind[]).includes(kind);

/** The organisation of one day as known at one moment. */
export class UnitTree {
  private readonly byId: ReadonlyMap<UnitId, UnitOnDate>;
  private readonly childrenOf: ReadonlyMap<UnitId | null, readonly UnitOnDate[]>;
  /** OPDs by the root under which they were asked. */
  private readonly opds = new Map<UnitId, readonly UnitOnDate[]>();

  /** @param units the units valid on the day, in the order in which they are to be shown */
  constructor(readonly units: readonly UnitOnDate[]) {
    this.byId = new Map(units.map((unit) => [unit.id, unit]));
    const childrenOf = new Map<UnitId | null, UnitOnDate[]>();
    for (const unit of units) {
      const key = unit.parentId !== null && this.byId.has(unit.parentId) ? unit.parentId : null;
      childrenOf.set(key, [...(childrenOf.get(key) ?? []), unit]);
    }
    this.childrenOf = childrenOf;
  }

  find(id: UnitId): UnitOnDate | undefined {
    return this.byId.get(id);
  }

  /** The unit that bears this code on the day. */
  byCode(code: string): UnitOnDate | undefined {
    return this.units.find((unit) => unit.code === code);
  }

  /** The topmost units. */
  get roots(): readonly UnitOnDate[] {
    return this.childrenOf.get(null) ?? [];
  }

  children(id: UnitId): readonly UnitOnDate[] {
    return this.childrenOf.get(id) ?? [];
  }

  /** The unit and the units above it, nearest first; empty when it is not valid on the day. */
  lineage(id: UnitId): readonly UnitOnDate[] {
    const line: UnitOnDate[] = [];
    for (let unit = this.byId.get(id); unit && !line.includes(unit);) {
      line.push(unit);
      unit = unit.parentId === null ? undefined : this.byId.get(unit.parentId);
    }
    return line;
  }

  isWithin(id: UnitId, root: UnitId): boolean {
    return this.lineage(id).some((unit) => unit.id === root);
  }

  /** The unit and all below it that belongs to the same government: the governments below it and what lies in them do not. */
  ofOwnGovernment(id: UnitId): readonly UnitOnDate[] {
    const root = this.byId.get(id);
    if (!root) return [];
    const found: UnitOnDate[] = [root];
    for (const unit of found) {
      for (const child of this.children(unit.id)) {
        if (!isGovernment(child.kind) && !this.holdsGovernments(child.id)) found.push(child);
      }
    }
    return found;
  }

  /** The unit and all below it. */
  subtree(id: UnitId): readonly UnitOnDate[] {
    const root = this.byId.get(id);
    if (!root) return [];
    const found: UnitOnDate[] = [root];
    for (const unit of found) found.push(...this.children(unit.id));
    return found;
  }

  /** True for the nation, and for a province with its cities: governments lie below it. */
  holdsGovernments(id: UnitId): boolean {
    return this.children(id).some(({ kind }) => isGovernment(kind));
  }

  /** True for a unit directly under a government that is not itself one. */
  isOpd(id: UnitId): boolean {
    const unit = this.byId.get(id);
    const parent = unit?.parentId ? this.byId.get(unit.parentId) : undefined;
    return unit !== undefined && parent !== undefined && isGovernment(parent.kind) && !isGovernment(unit.kind);
  }

  /** The OPD that the unit is or belongs to. */
  opdOf(id: UnitId): UnitOnDate | undefined {
    return this.lineage(id).find((unit) => this.isOpd(unit.id));
  }

  /** The names of all OPDs, in the order of the units. */
  get opdNames(): readonly string[] {
    return this.units.filter(({ id }) => this.isOpd(id)).map(({ name }) => name);
  }

  /** The OPDs at or below `root`. */
  opdsWithin(root: UnitId): readonly UnitOnDate[] {
    const known = this.opds.get(root);
    if (known) return known;
    const opds = this.subtree(root).filter((unit) => this.isOpd(unit.id));
    this.opds.set(root, opds);
    return opds;
  }
}

/** The life of one unit: when it exists and what changes when. */
export interface UnitLife {
  readonly id: UnitId;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  readonly successors: readonly UnitId[];
  /** Ascending; each holds until the next. */
  readonly periods: readonly {
    readonly from: CalendarDate;
    readonly unit: Omit<UnitOnDate, 'validFrom' | 'validTo'>;
  }[];
}

/** The lives of all units as known at `knownAt` (null = now), in order of establishment in the record. */
export function unitLives(history: UnitHistory, knownAt: Stamp | null = null): Map<UnitId, UnitLife> {
  const known = (recordedAt: Stamp): boolean => knownAt === null || recordedAt <= knownAt;
  const retracted = new Set(history.retractions.filter((r) => known(r.recordedAt)).map((r) => r.retracts));
  const standing = history.events
    .filter((event) => known(event.recordedAt) && !retracted.has(event.id))
    .sort((a, b) => a.sequence - b.sequence);
  const byUnit = new Map<UnitId, UnitEvent[]>();
  for (const event of standing) byUnit.set(event.unit, [...(byUnit.get(event.unit) ?? []), event]);
  const lives = new Map<UnitId, UnitLife>();
  for (const [id, events] of byUnit) {
    const life = lifeOf(id, events);
    if (life) lives.set(id, life);
  }
  return lives;
}

function lifeOf(id: UnitId, events: readonly UnitEvent[]): UnitLife | null {
  const ordered = [...events].sort((a, b) => {
    if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn < b.effectiveOn ? -1 : 1;
    return Number(a.fact.type !== 'established') - Number(b.fact.type !== 'established') || a.sequence - b.sequence;
  });
  const born = ordered.find((event) => event.fact.type === 'established');
  if (!born || born.fact.type !== 'established') return null;
  const { code, name, abbreviation, kind, parent } = born.fact;
  let unit = { id, code, name, abbreviation, kind, parentId: parent };
  const periods = [{ from: born.effectiveOn, unit }];
  let validTo: CalendarDate | null = null;
  let successors: readonly UnitId[] = [];
  for (const { fact, effectiveOn } of ordered) {
    if (fact.type === 'renamed') {
      unit = { ...unit, code: fact.code, name: fact.name, abbreviation: fact.abbreviation };
    } else if (fact.type === 'reparented') {
      unit = { ...unit, parentId: fact.parent };
    } else {
      if (fact.type === 'closed') [validTo, successors] = [effectiveOn, fact.successors];
      continue;
    }
    if (periods.at(-1)?.from === effectiveOn) periods.pop();
    periods.push({ from: effectiveOn, unit });
  }
  return { id, validFrom: born.effectiveOn, validTo, successors, periods };
}

/** The days on which a unit begins, changes or ends, ascending: from one to the day before the next the tree is the same. */
export function turningDays(lives: ReadonlyMap<UnitId, UnitLife>): readonly CalendarDate[] {
  const days = new Set<CalendarDate>();
  for (const { periods, validTo } of lives.values()) {
    for (const { from } of periods) days.add(from);
    if (validTo !== null) days.add(validTo);
  }
  return [...days].sort();
}

/** The organisation on `date`. A unit valid on a day whose parent is not stands at the top of what is shown. */
export function treeOn(lives: ReadonlyMap<UnitId, UnitLife>, date: CalendarDate): UnitTree {
  const units: UnitOnDate[] = [];
  for (const { periods, validFrom, validTo } of lives.values()) {
    if (validFrom > date || (validTo !== null && validTo <= date)) continue;
    const period = periods.findLast((one) => one.from <= date);
    if (period) units.push({ ...period.unit, validFrom, validTo });
  }
  return new UnitTree(units);
}

/** The units that ended in favour of `unit`, with the day of succession. */
export function predecessorsOf(lives: ReadonlyMap<UnitId, UnitLife>, unit: UnitId): { id: UnitId; on: CalendarDate }[] {
  const found: { id: UnitId; on: CalendarDate }[] = [];
  for (const life of lives.values()) {
    if (life.validTo !== null && life.id !== unit && life.successors.includes(unit))
      found.push({ id: life.id, on: life.validTo });
  }
  return found;
}
