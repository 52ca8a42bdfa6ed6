import {
  currentUntil,
  numberSearchKey,
  pointsOf,
  searchRank,
  standingOfCredit,
  titleSearchKey,
  type CalendarDate,
  type Ruleset,
  type SopState,
  type UnitId,
} from '@pantausop/domain';
import type { FoundSop } from './register-spans.repository';
import { inOrderOf, type SopKey } from './sop-order';
import { countedIn, ORDER_OF, type Counted, type SopSearch } from './sop-search';

/** An SOP that is looked at by itself, with what its span would say of it. */
export interface ApartSop extends FoundSop {
  readonly counted: Counted;
  /** of what counts as required, else 0 */
  readonly points: number;
  /** the rules of the day */
  readonly ruleset: Ruleset;
  /** as titles and numbers are searched */
  readonly title: string;
  readonly number: string;
}

export function apartSop({ id, state }: FoundSop, asOf: CalendarDate, ruleset: Ruleset): ApartSop {
  const counted = countedOf(state);
  return {
    ...{ id, state, counted, ruleset },
    points: counted === 1 ? pointsOf(state, asOf, ruleset).total : 0,
    title: titleSearchKey(state.title),
    number: numberSearchKey(state.number ?? ''),
  };
}

const countedOf = ({ obliged, notApplicable }: SopState): Counted => (!obliged ? 0 : notApplicable === null ? 1 : 2);

/** What a search finds among them, in its order, as the spans are searched for all others. */
export function keysAmong(all: readonly ApartSop[], search: SopSearch, unitOrder: readonly UnitId[]): SopKey[] {
  const ranks = new Map((search.sort === 'unit' ? unitOrder : orderOf(search)).map((text, at) => [text, at]));
  const found = matchingAmong(all, search).map((sop) => keyOf(sop, search, ranks));
  return found.sort(inOrderOf(search));
}

export function matchingAmong(all: readonly ApartSop[], search: SopSearch): readonly ApartSop[] {
  const units = search.units && new Set(search.units);
  const stands = ({ state }: ApartSop): boolean => units === null || (state.unit !== null && units.has(state.unit));
  return all.filter((sop) => stands(sop) && matches(sop, search) && rankIn(sop, search) !== null);
}

/** The texts that sort as they are listed, for an order that is not that of the alphabet. */
const orderOf = ({ sort }: SopSearch): readonly string[] => (sort === 'area' || sort === 'stage' ? ORDER_OF[sort] : []);

function keyOf(sop: ApartSop, search: SopSearch, ranks: ReadonlyMap<string, number>): SopKey {
  const { id, state, counted, title } = sop;
  const { sort } = search;
  const missing =
    (sort === 'ratifiedOn' && state.ratifiedOn === null) ||
    (sort === 'number' && state.number === null) ||
    (sort === 'earned' && counted !== 1);
  const value = sort === 'relevance' ? (rankIn(sop, search) ?? 0) : sortValue(sop, sort, ranks);
  return { id, missing: Number(missing), value, title };
}

const rankIn = ({ state, title, number }: ApartSop, { asked, namedBy }: SopSearch): number | null =>
  searchRank(asked, title, number, (word) =>
    state.unit === null ? false : (namedBy.get(word)?.has(state.unit) ?? false),
  );

function matches({ state, counted, ruleset }: ApartSop, search: SopSearch): boolean {
  const { area, stage, force, asOf } = search;
  if (!countedIn(search).includes(counted)) return false;
  if (area !== undefined && state.area !== area) return false;
  if (stage !== undefined && state.stage !== stage) return false;
  if (force === undefined) return true;
  const until = currentUntil(state, ruleset);
  if (until === null) return false;
  const standing = standingOfCredit(until, asOf);
  return force === 'in_force' || (force === 'current' ? standing !== 'lapsed' : standing === force);
}

function sortValue(
  { state, points, title, number }: ApartSop,
  sort: Exclude<SopSearch['sort'], 'relevance'>,
  ranks: ReadonlyMap<string, number>,
): string | number {
  const rank = (text: string | null): number => ranks.get(text ?? '') ?? ranks.size;
  switch (sort) {
    case 'title':
      return title;
    case 'number':
      return number;
    case 'points':
    case 'earned':
      return points;
    case 'requiredOn':
      return state.requiredOn ?? '';
    case 'ratifiedOn':
      return state.ratifiedOn ?? '';
    default:
      return rank(state[sort]);
  }
}
