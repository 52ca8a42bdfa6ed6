import { titleKey } from '../register/title';
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
  readonly title: string;
  /** false: found not applicable there. It is decided about, but nobody has it. */
  readonly applies: boolean;
}

export interface CatalogueGap {
  readonly title: string;
  readonly area: AreaCode;
  /** OPDs of the kind that have it on their list */
  readonly have: number;
}

export interface CatalogueGaps {
  /** OPDs of the kind with a list, without the OPD itself */
  readonly peers: number;
  readonly gaps: readonly CatalogueGap[];
}

/**
 * The SOPs that most OPDs of the same kind have on their list and this one has not, the most widespread first. Titles compare
 * by their key, so that case, punctuation and a leading "SOP" do not matter. An OPD without any list tells nothing and is left out.
 */
export function catalogueGaps(own: UnitId, listed: readonly ListedSop[]): CatalogueGaps {
  const decided = new Set(listed.filter(({ opd }) => opd === own).map(({ title }) => titleKey(title)));
  const others = listed.filter(({ opd, applies }) => opd !== own && applies);
  const peers = new Set(others.map(({ opd }) => opd)).size;
  if (peers < GAP_PEERS) return { peers, gaps: [] };
  const byTitle = new Map<string, ListedSop[]>();
  for (const sop of others) {
    const key = titleKey(sop.title);
    byTitle.set(key, [...(byTitle.get(key) ?? []), sop]);
  }
  const gaps = [...byTitle].flatMap(([key, sops]): CatalogueGap[] => {
    const have = new Set(sops.map(({ opd }) => opd)).size;
    if (decided.has(key) || 100 * have < GAP_SHARE * peers) return [];
    return [
      { title: mostCommon(sops.map(({ title }) => title)), area: mostCommon(sops.map(({ area }) => area)), have },
    ];
  });
  return { peers, gaps: gaps.sort((a, b) => b.have - a.have || (a.title < b.title ? -1 : 1)) };
}

/** The value that occurs most; the first in the alphabet of those that occur as often. */
function mostCommon<T extends string>(values: readonly T[]): T {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (first === undefined) throw new Error('the most common of no values');
  return first[0];
}
