import type { UnitId } from '../sop/events';
import type { AreaCode } from './areas';

/** A title that this share of a kind has on its list of required SOPs, in hundredths, is one that the others miss. */
export const GAP_SHARE = 80;
/** Among fewer OPDs of the kind nothing is said: neither would it be general, nor would the others stay unnamed. */
export const GAP_PEERS = 3;

/** An SOP on the list of an OPD, its sub-units' among them. */
export interface ListedSop {
  readonly opd: UnitId;
  readonly area: AreaCode;
  /** of its title, see `titleKey` */
  readonly key: string;
  /** false: found not applicable there. It is decided about, but nobody has it. */
  readonly applies: boolean;
}

/** A title that others have, before it is written out. */
export interface MissedTitle {
  readonly key: string;
  readonly area: AreaCode;
  /** OPDs of the kind that have it on their list */
  readonly have: number;
}

export interface CatalogueGap {
  readonly title: string;
  readonly area: AreaCode;
  readonly have: number;
}

/** How often each of some values occurs. */
export type Occurrences<T extends string = string> = ReadonlyMap<T, number>;

interface Others {
  readonly opds: Set<UnitId>;
  readonly areas: Map<AreaCode, number>;
}

/**
 * The SOPs that most OPDs of the same kind have on their list and one has not. Titles compare by their key, so that case, punctuation
 * and a leading "SOP" do not matter. An OPD without any list tells nothing and is left out. The lists come SOP by SOP: those of a kind
 * may be as long as a register.
 */
export class ListsOfKind {
  private readonly decided = new Set<string>();
  private readonly withList = new Set<UnitId>();
  private readonly others = new Map<string, Others>();

  constructor(private readonly own: UnitId) {}

  add({ opd, area, key, applies }: ListedSop): void {
    if (opd === this.own) this.decided.add(key);
    else if (applies) {
      this.withList.add(opd);
      const { opds, areas } = this.othersWith(key);
      opds.add(opd);
      addTo(areas, area, 1);
    }
  }

  /** OPDs of the kind with a list, without the OPD itself. */
  get peers(): number {
    return this.withList.size;
  }

  missed(): MissedTitle[] {
    if (this.peers < GAP_PEERS) return [];
    return [...this.others].flatMap(([key, { opds, areas }]) => {
      if (this.decided.has(key) || 100 * opds.size < GAP_SHARE * this.peers) return [];
      return [{ key, area: mostCommon(areas), have: opds.size }];
    });
  }

  private othersWith(key: string): Others {
    const known = this.others.get(key);
    if (known) return known;
    const begun: Others = { opds: new Set(), areas: new Map() };
    this.others.set(key, begun);
    return begun;
  }
}

/** What is missed in the writing that most use, the most widespread first. @param writings how the others write each title */
export function catalogueGaps(
  missed: readonly MissedTitle[],
  writings: ReadonlyMap<string, Occurrences>,
): readonly CatalogueGap[] {
  const gaps = missed.map(({ key, ...gap }) => ({
    title: mostCommon(writings.get(key) ?? new Map([[key, 1]])),
    ...gap,
  }));
  return gaps.sort((a, b) => b.have - a.have || (a.title < b.title ? -1 : 1));
}

/** Counts a value so many times more. */
export function addTo<T extends string>(counts: Map<T, number>, value: T, times: number): void {
  counts.set(value, (counts.get(value) ?? 0) + times);
}

/** The value that occurs most; the first in the alphabet of those that occur as often. */
function mostCommon<T extends string>(counts: Occurrences<T>): T {
  const [first] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (first === undefined) throw new Error('the most common of no values');
  return first[0];
}
