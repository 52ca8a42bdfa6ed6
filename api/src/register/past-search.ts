import {
  currentUntil,
  numberSearchKey,
  searchRank,
  standingOfCredit,
  titleSearchKey,
  type Ruleset,
  type UnitId,
} from '@pantausop/domain';
import type { FoundSop } from './register-spans.repository';
import { ORDER_OF, type SopSearch, type SortKey } from './sop-search';

/** An SOP as it was known then, with its points on the day. */
export interface PastSop extends FoundSop {
  readonly points: number;
  /** the rules of the day */
  readonly ruleset: Ruleset;
}

/** Searches states that were folded as of a past knowledge, as the spans are searched for today's. */
export function searchPast(
  all: readonly PastSop[],
  search: SopSearch,
  unitOrder: readonly UnitId[],
): { found: FoundSop[]; total: number } {
  const ranks = new Map(all.map((sop) => [sop.id, matches(sop, search) ? rankIn(sop, search) : null]));
  const matching = all.filter(({ id }) => (ranks.get(id) ?? null) !== null);
  const turn = search.descending ? -1 : 1;
  const value = (sop: PastSop): string | number =>
    search.sort === 'relevance' ? (ranks.get(sop.id) ?? 0) : sortValue(sop, search.sort, unitOrder);
  matching.sort(
    (a, b) =>
      isMissing(a, search) - isMissing(b, search) ||
      turn * compare(value(a), value(b)) ||
      compare(titleSearchKey(a.state.title), titleSearchKey(b.state.title)) ||
      compare(a.id, b.id),
  );
  const from = (search.page - 1) * search.pageSize;
  return { found: matching.slice(from, from + search.pageSize), total: matching.length };
}

/** SOPs without the value come last in both directions. */
const isMissing = ({ state }: FoundSop, { sort }: SopSearch): number =>
  Number((sort === 'ratifiedOn' && state.ratifiedOn === null) || (sort === 'number' && state.number === null));

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

const rankIn = ({ state }: FoundSop, { asked, namedBy }: SopSearch): number | null =>
  searchRank(asked, titleSearchKey(state.title), numberSearchKey(state.number ?? ''), (word) =>
    state.unit === null ? false : (namedBy.get(word)?.has(state.unit) ?? false),
  );

function matches(sop: PastSop, search: SopSearch): boolean {
  const { state } = sop;
  const { units, area, stage, applicability, force } = search;
  const excused = state.notApplicable !== null;
  const onlyRequired = stage !== undefined || force !== undefined || applicability === 'required';
  if (excused ? onlyRequired : applicability === 'not_applicable') return false;
  if (units !== null && (state.unit === null || !units.includes(state.unit))) return false;
  if (area !== undefined && state.area !== area) return false;
  if (stage !== undefined && state.stage !== stage) return false;
  return force === undefined || hasForce(sop, search);
}

function hasForce({ state, ruleset }: PastSop, { force, asOf }: SopSearch): boolean {
  const until = currentUntil(state, ruleset);
  return until !== null && (force === 'in_force' || standingOfCredit(until, asOf) === force);
}

function sortValue(
  { state, points }: PastSop,
  sort: Exclude<SortKey, 'relevance'>,
  unitOrder: readonly UnitId[],
): string | number {
  const rank = (text: string | null, order: readonly string[]): number => {
    const index = text === null ? -1 : order.indexOf(text);
    return index < 0 ? order.length : index;
  };
  switch (sort) {
    case 'title':
      return titleSearchKey(state.title);
    case 'number':
      return numberSearchKey(state.number ?? '');
    case 'points':
      return points;
    case 'requiredOn':
      return state.requiredOn ?? '';
    case 'ratifiedOn':
      return state.ratifiedOn ?? '';
    case 'unit':
      return rank(state.unit, unitOrder);
    default:
      return rank(state[sort], ORDER_OF[sort]);
  }
}
