import {
  decisionNumberKey,
  standingEvents,
  titleKey,
  unitKey,
  type SopEvent,
  type SopId,
  type UnitId,
} from '@pantausop/domain';
import { REMARK, type RegisterSop } from './plan';
import type { UnitFinder } from './unit-finder';

/** An SOP of the register by what it is found: its history is read once a row matches it. */
export interface IndexedSop {
  readonly id: SopId;
  /** every number it was ever ratified under, as keys */
  readonly numbers: readonly string[];
  /** as it is written today; null = it has none */
  readonly number: string | null;
  /** today */
  readonly unit: UnitId | null;
  readonly obliged: boolean;
  /** key of the section that its file put it in */
  readonly section: string;
  /** the units that it was ever recorded in */
  readonly heldBy: readonly UnitId[];
}

/** An SOP that a row matches, whole. */
export interface MatchedSop extends RegisterSop {
  readonly standing: readonly SopEvent[];
  /** every title it ever bore, as keys */
  readonly titles: ReadonlySet<string>;
}

export function matchedSop(sop: RegisterSop): MatchedSop {
  const standing = standingEvents(sop.history);
  return { ...sop, standing, titles: titlesOf(sop, standing) };
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

  constructor(private readonly units: UnitFinder) {}

  add(sop: RegisterSop): void {
    const { id, history, state, remarks } = sop;
    const standing = standingEvents(history);
    // its need was retracted: it counts nowhere, and a file that needs it makes it anew
    if (!standing.some(({ fact }) => fact.type === 'required')) return;
    const numbers = new Set<string>();
    const heldBy = new Set<UnitId>();
    const kept = remarks[REMARK.number];
    if (kept !== undefined) numbers.add(decisionNumberKey(kept));
    for (const { fact } of standing) {
      if (fact.type === 'ratified' && fact.number !== null) numbers.add(decisionNumberKey(fact.number));
      if (fact.type === 'required' || fact.type === 'moved') heldBy.add(fact.unit);
    }
    const indexed: IndexedSop = {
      ...{ id, numbers: [...numbers], number: state.number, unit: state.unit, obliged: state.obliged },
      ...{ section: unitKey(remarks[REMARK.section] ?? ''), heldBy: [...heldBy] },
    };
    for (const number of numbers) append(this.byNumber, number, indexed);
    for (const title of titlesOf(sop, standing)) append(this.byTitle, title, indexed);
  }

  /** By number; without one, or where the SOP of that title has none yet, by title within the section or sub-unit. */
  find(title: string, number: string | null, place: RowPlace): Match {
    const numbered = number === null ? [] : (this.byNumber.get(decisionNumberKey(number)) ?? []);
    const [first, ...others] = numbered;
    if (first && others.length === 0) return { kind: 'number', sop: first };
    const candidates = numbered.length > 1 ? numbered : (this.byTitle.get(titleKey(title)) ?? []);
    const titled = this.at(candidates, place);
    const free = number === null || numbered.length > 1 ? titled : titled.filter(({ numbers }) => numbers.length === 0);
    const running = free.filter(({ obliged }) => obliged);
    const found = running.length > 0 ? running : free;
    if (found.length > 1) return { kind: 'ambiguous', count: found.length };
    if (found[0]) return { kind: numbered.length > 1 ? 'number' : 'title', sop: found[0] };
    return { kind: 'none', twin: candidates.find(({ numbers }) => numbers.length > 0) ?? null };
  }

  /** Those at the row's place now, or else those that once were there. A row that names no section is looked for in the whole OPD. */
  private at(sops: readonly IndexedSop[], place: RowPlace): readonly IndexedSop[] {
    if (place.name === null) return sops;
    const now = sops.filter(
      ({ unit, section }) => (unit !== null && place.units.includes(unit)) || section === place.name,
    );
    return now.length > 0 ? now : sops.filter((sop) => this.wasAt(sop, place));
  }

  private wasAt({ heldBy }: IndexedSop, { name, units }: RowPlace): boolean {
    return heldBy.some((held) => {
      if (units.includes(held)) return true;
      return this.units.life(held)?.periods.some(({ unit }) => unitKey(unit.name) === name) ?? false;
    });
  }
}

function titlesOf({ state }: RegisterSop, standing: readonly SopEvent[]): Set<string> {
  const titles = new Set([titleKey(state.title)]);
  for (const { fact } of standing) {
    if (fact.type === 'required' || fact.type === 'retitled') titles.add(titleKey(fact.title));
  }
  return titles;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const held = map.get(key);
  if (held) held.push(value);
  else map.set(key, [value]);
}
