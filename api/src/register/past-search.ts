import type { UnitId } from '@pantausop/domain';
import type { FoundSop } from './register-spans.repository';
import { ORDER_OF, type SopSearch } from './sop-search';

/** An SOP as it was known then, with its points on the day. */
export interface PastSop extends FoundSop {
  readonly points: number;
}

/** Searches states that were folded as of a past knowledge, as the spans are searched for today's. */
export function searchPast(
  all: readonly PastSop[],
  search: SopSearch,
  unitOrder: readonly UnitId[],
): { found: FoundSop[]; total: number } {
  const matching = all.filter((sop) => matches(sop, search));
  const turn = search.descending ? -1 : 1;
  const value = (sop: PastSop): string | number => sortValue(sop, search, unitOrder);
  matching.sort(
    (a, b) =>
      isMissing(a, search) - isMissing(b, search) ||
      turn * compare(value(a), value(b)) ||
      compare(titleKey(a), titleKey(b)) ||
      compare(a.id, b.id),
  );
  const from = (search.page - 1) * search.pageSize;
  return { found: matching.slice(from, from + search.pageSize), total: matching.length };
}

/** SOPs without the value come last in both directions. */
const isMissing = ({ state }: FoundSop, { sort }: SopSearch): number =>
  Number((sort === 'ratifiedOn' && state.ratifiedOn === null) || (sort === 'number' && state.number === null));

const titleKey = ({ state }: FoundSop): string => state.title.toLowerCase();

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

function matches({ state }: FoundSop, { units, area, stage, applicability, words }: SopSearch): boolean {
  const excused = state.notApplicable !== null;
  if (excused ? stage !== undefined || applicability === 'required' : applicability === 'not_applicable') return false;
  if (units !== null && (state.unit === null || !units.includes(state.unit))) return false;
  if (area !== undefined && state.area !== area) return false;
  if (stage !== undefined && state.stage !== stage) return false;
  const [title, number] = [state.title.toLowerCase(), (state.number ?? '').toLowerCase()];
  return words.every((word) => title.includes(word) || number.includes(word));
}

function sortValue({ state, points }: PastSop, { sort }: SopSearch, unitOrder: readonly UnitId[]): string | number {
  const rank = (text: string | null, order: readonly string[]): number => {
    const index = text === null ? -1 : order.indexOf(text);
    return index < 0 ? order.length : index;
  };
  switch (sort) {
    case 'title':
      return state.title.toLowerCase();
    case 'number':
      return state.number ?? '';
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
