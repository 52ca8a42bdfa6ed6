import {
  isGovernment,
  nearestOf,
  unitKey,
  type CalendarDate,
  type Near,
  type UnitId,
  type UnitLife,
  type UnitOnDate,
} from '@pantausop/domain';

type Period = UnitLife['periods'][number];

/** How a name was found to mean a unit. */
export type FoundBy = 'code' | 'abbreviation' | 'name' | 'former_name' | 'remembered';

export interface FoundUnit {
  readonly unit: UnitId;
  readonly by: FoundBy;
}

/** A name that a unit bears or bore. */
interface Bearer extends FoundUnit {
  /** the day on which it was last borne; null = still */
  readonly until: CalendarDate | null;
}

/**
 * Finds units by what files call them: every name, abbreviation and code that they ever bore, and the names learnt from
 * people. Identity is the unit's id, so renames do not matter; closed units are found too and lead to their successors.
 */
export class UnitFinder {
  /** the OPDs by key; who bears the name on the day before who bore it */
  private readonly opds: ReadonlyMap<string, FoundUnit>;
  private readonly childrenOf = new Map<UnitId, Set<UnitId>>();

  constructor(
    readonly lives: ReadonlyMap<UnitId, UnitLife>,
    private readonly government: UnitId,
    /** the day on which units must exist to take an SOP */
    private readonly on: CalendarDate,
    learnt: ReadonlyMap<string, UnitId>,
  ) {
    for (const { id, periods } of lives.values()) {
      for (const { unit } of periods) {
        if (unit.parentId === null) continue;
        this.childrenOf.set(unit.parentId, (this.childrenOf.get(unit.parentId) ?? new Set()).add(id));
      }
    }
    const opds = new Map<string, FoundUnit>();
    const bearers = this.below(government).flatMap((life) => this.namesOf(life));
    for (const [key, bearer] of bearers.sort(([, a], [, b]) => byLastBorne(a, b))) {
      if (!opds.has(key)) opds.set(key, bearer);
    }
    for (const [key, unit] of learnt) if (lives.has(unit)) opds.set(key, { unit, by: 'remembered' });
    this.opds = opds;
  }

  /** The OPD of this name, closed ones included: the one that bears it on the day, else the one that bore it last before. */
  found(name: string): FoundUnit | null {
    return this.opds.get(unitKey(name)) ?? (this.isOpd(name) ? { unit: name, by: 'code' } : null);
  }

  opd(name: string): UnitId | null {
    return this.found(name)?.unit ?? null;
  }

  /** The OPD that the name most likely means, among those that exist. */
  suggestion(name: string): Near<UnitId> | null {
    const candidates = this.below(this.government).flatMap((life) =>
      this.isOpen(life) ? [...keysOf(life)].map((key) => ({ name: key, value: life.id })) : [],
    );
    return nearestOf(unitKey(name), candidates);
  }

  /** An OPD whose full name stands in a text, such as a title line; null when none or several do. */
  opdNamedIn(text: string): UnitId | null {
    const words = ` ${unitKey(text)} `;
    const named = this.below(this.government)
      .filter((life) => life.periods.some(({ unit }) => words.includes(` ${unitKey(unit.name)} `)))
      .sort((a, b) => longestName(b) - longestName(a));
    const [first, second] = named;
    if (!first) return null;
    // "Dinas Kebudayaan" inside "Dinas Pendidikan dan Kebudayaan" names the longer one only
    return !second || longestName(second) < longestName(first) ? first.id : null;
  }

  /** The unit below an OPD, at any depth, that bears or bore this name; those that exist first. */
  subUnit(opd: UnitId, name: string): UnitId | null {
    const key = unitKey(name);
    const found = this.descendants(opd).filter((life) => keysOf(life).has(key));
    return (found.find((life) => this.isOpen(life)) ?? found[0])?.id ?? null;
  }

  /** True when the unit exists on the day. */
  isOpenUnit(unit: UnitId): boolean {
    const life = this.lives.get(unit);
    return life !== undefined && this.isOpen(life);
  }

  /** The units that a unit lives on in on the day: itself, or its successors (scoring rules §4). */
  heirs(unit: UnitId, seen: ReadonlySet<UnitId> = new Set()): UnitId[] {
    const life = this.lives.get(unit);
    if (!life || seen.has(unit)) return [];
    if (this.isOpen(life)) return [unit];
    const heirs = life.successors.flatMap((successor) => this.heirs(successor, new Set([...seen, unit])));
    return [...new Set(heirs)];
  }

  /** Every unit that an OPD's SOPs may lie in: it, its heirs, and all that ever stood below one of them. */
  family(opd: UnitId): UnitId[] {
    const roots = [opd, ...this.heirs(opd)];
    return [...new Set(roots.flatMap((root) => [root, ...this.descendants(root).map(({ id }) => id)]))];
  }

  /** Whether a unit is, or ever stood below, one of the others. */
  isAtOrBelow(unit: UnitId, roots: readonly UnitId[]): boolean {
    return roots.some((root) => root === unit || this.descendants(root).some(({ id }) => id === unit));
  }

  life(unit: UnitId): UnitLife | undefined {
    return this.lives.get(unit);
  }

  /** The unit as it is on the day, or as it last was. */
  view(unit: UnitId): Omit<UnitOnDate, 'validFrom' | 'validTo'> | null {
    const life = this.lives.get(unit);
    return life ? (this.periodOf(life)?.unit ?? null) : null;
  }

  name(unit: UnitId): string {
    return this.view(unit)?.name ?? unit;
  }

  /** The OPD that a unit is or lies below, on the day. */
  opdOf(unit: UnitId): UnitId | null {
    for (let at: UnitId | null = unit, steps = 0; at !== null && steps < 20; steps++) {
      if (this.isOpd(at)) return at;
      at = this.view(at)?.parentId ?? null;
    }
    return null;
  }

  /** Codes in use on the day. */
  hasCode(code: string): boolean {
    return [...this.lives.values()].some((life) => life.periods.some(({ unit }) => unit.code === code));
  }

  /** The names that a unit ever bore, each with its last day. */
  private namesOf({ id, periods, validTo }: UnitLife): [string, Bearer][] {
    return periods.flatMap(({ from, unit }, i) => {
      const end = periods[i + 1]?.from ?? validTo;
      const until = end === null || (from <= this.on && this.on < end) ? null : end;
      const by = (how: FoundBy): FoundBy => (until === null ? how : 'former_name');
      return [
        [unitKey(unit.code), { unit: id, by: by('code'), until }],
        [unitKey(unit.abbreviation), { unit: id, by: by('abbreviation'), until }],
        [unitKey(unit.name), { unit: id, by: by('name'), until }],
      ] satisfies [string, Bearer][];
    });
  }

  private isOpd(unit: UnitId): boolean {
    const life = this.lives.get(unit);
    return life !== undefined && this.below(this.government).includes(life);
  }

  private periodOf(life: UnitLife): Period | undefined {
    return life.periods.findLast(({ from }) => from <= this.on) ?? life.periods[0];
  }

  private isOpen(life: UnitLife): boolean {
    return life.validFrom <= this.on && (life.validTo === null || life.validTo > this.on);
  }

  private below(parent: UnitId): UnitLife[] {
    return [...(this.childrenOf.get(parent) ?? [])].flatMap((id) => {
      const life = this.lives.get(id);
      return life && !life.periods.some(({ unit }) => isGovernment(unit.kind)) ? [life] : [];
    });
  }

  private descendants(root: UnitId): UnitLife[] {
    const found: UnitLife[] = [];
    const pending = [root];
    const seen = new Set(pending);
    for (const at of pending) {
      for (const id of this.childrenOf.get(at) ?? []) {
        const life = this.lives.get(id);
        if (!life || seen.has(id)) continue;
        seen.add(id);
        pending.push(id);
        found.push(life);
      }
    }
    return found;
  }
}

const longestName = ({ periods }: UnitLife): number => Math.max(...periods.map(({ unit }) => unit.name.length));

const keysOf = ({ periods }: UnitLife): Set<string> =>
  new Set(periods.flatMap(({ unit }) => [unit.name, unit.abbreviation, unit.code].map(unitKey)));

/** Who bears a name on the day comes first, then who bore it last. */
const byLastBorne = (a: Bearer, b: Bearer): number => {
  if (a.until === b.until) return 0;
  if (a.until === null || b.until === null) return a.until === null ? -1 : 1;
  return a.until > b.until ? -1 : 1;
};
