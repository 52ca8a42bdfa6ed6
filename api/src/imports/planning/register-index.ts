import { decisionNumberKey, standingEvents, titleKey, type SopEvent, unitKey } from '@pantausop/domain';
import { REMARK, type RegisterSop } from './plan';
import type { UnitFinder } from './unit-finder';

/** An SOP of the register with what it is found by. */
export interface IndexedSop extends RegisterSop {
  readonly standing: readonly SopEvent[];
  /** every number it was ever ratified under */
  readonly numbers: ReadonlySet<string>;
  /** every title it ever bore */
  readonly titles: ReadonlySet<string>;
}

/** How the file says where a row belongs below its OPD. */
export interface RowPlace {
  /** key of the sub-unit's or section's name; null = the row names none */
  readonly name: string | null;
  /** the existing unit of that name with its heirs */
  readonly units: readonly string[];
}

export type Match =
  | { readonly kind: 'none'; readonly twin: IndexedSop | null }
  | { readonly kind: 'number' | 'title'; readonly sop: IndexedSop }
  | { readonly kind: 'ambiguous'; readonly count: number };

/** The SOPs of one OPD (and of what it was merged from or into), to be found by number or title (outer contract, matching). */
export class RegisterIndex {
  private readonly byNumber = new Map<string, IndexedSop[]>();
  private readonly byTitle = new Map<string, IndexedSop[]>();

  constructor(
    sops: readonly RegisterSop[],
    private readonly units: UnitFinder,
  ) {
    for (const sop of sops) {
      const indexed = index(sop);
      // its need was retracted: it counts nowhere, and a file that needs it makes it anew
      if (!indexed.standing.some(({ fact }) => fact.type === 'required')) continue;
      for (const number of indexed.numbers) append(this.byNumber, number, indexed);
      for (const title of indexed.titles) append(this.byTitle, title, indexed);
    }
  }

  /** By number; without one, or where the SOP of that title has none yet, by title within the section or sub-unit. */
  find(title: string, number: string | null, place: RowPlace): Match {
    const numbered = number === null ? [] : (this.byNumber.get(decisionNumberKey(number)) ?? []);
    const [first, ...others] = numbered;
    if (first && others.length === 0) return { kind: 'number', sop: first };
    const candidates = numbered.length > 1 ? numbered : (this.byTitle.get(titleKey(title)) ?? []);
    const titled = this.at(candidates, place);
    const free = number === null || numbered.length > 1 ? titled : titled.filter(({ numbers }) => numbers.size === 0);
    const running = free.filter(({ state }) => state.obliged);
    const found = running.length > 0 ? running : free;
    if (found.length > 1) return { kind: 'ambiguous', count: found.length };
    if (found[0]) return { kind: numbered.length > 1 ? 'number' : 'title', sop: found[0] };
    return { kind: 'none', twin: candidates.find(({ numbers }) => numbers.size > 0) ?? null };
  }

  /** Those at the row's place now, or else those that once were there. A row that names no section is looked for in the whole OPD. */
  private at(sops: readonly IndexedSop[], place: RowPlace): readonly IndexedSop[] {
    if (place.name === null) return sops;
    const now = sops.filter(
      ({ state, remarks }) =>
        (state.unit !== null && place.units.includes(state.unit)) ||
        unitKey(remarks[REMARK.section] ?? '') === place.name,
    );
    return now.length > 0 ? now : sops.filter((sop) => this.wasAt(sop, place));
  }

  private wasAt({ standing }: IndexedSop, { name, units }: RowPlace): boolean {
    return standing.some(({ fact }) => {
      if (fact.type !== 'required' && fact.type !== 'moved') return false;
      if (units.includes(fact.unit)) return true;
      return this.units.life(fact.unit)?.periods.some(({ unit }) => unitKey(unit.name) === name) ?? false;
    });
  }
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const held = map.get(key);
  if (held) held.push(value);
  else map.set(key, [value]);
}

function index(sop: RegisterSop): IndexedSop {
  const standing = standingEvents(sop.history);
  const numbers = new Set<string>();
  const titles = new Set<string>([titleKey(sop.state.title)]);
  const kept = sop.remarks[REMARK.number];
  if (kept !== undefined) numbers.add(decisionNumberKey(kept));
  for (const { fact } of standing) {
    if (fact.type === 'ratified' && fact.number !== null) numbers.add(decisionNumberKey(fact.number));
    if (fact.type === 'required' || fact.type === 'retitled') titles.add(titleKey(fact.title));
  }
  return { ...sop, standing, numbers, titles };
}
