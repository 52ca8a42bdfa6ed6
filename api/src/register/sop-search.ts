import type { z } from 'zod';
import { STAGES, type SopsQuerySchema } from '@pantausop/contracts';
import {
  AREA_CODES,
  namesBeginWith,
  searchWords,
  type CalendarDate,
  type SearchWords,
  type UnitId,
  type UnitTree,
} from '@pantausop/domain';
import { BadInputError } from '../http';

export type SopsQuery = z.output<typeof SopsQuerySchema>;

/** What the register can be sorted by; a minus before it turns it round. `relevance`: what fits the words best. */
export const SORT_KEYS = [
  'relevance',
  'title',
  'number',
  'unit',
  'area',
  'stage',
  'points',
  'requiredOn',
  'ratifiedOn',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** Which SOPs of a day are asked for. */
export interface SopSearch extends Pick<SopsQuery, 'area' | 'stage' | 'applicability'> {
  /** `current`: in force and not lapsed */
  readonly force?: SopsQuery['force'] | 'current';
  /** those whose need has ended on the day */
  readonly ended: 'without' | 'with' | 'only';
  readonly asOf: CalendarDate;
  /** null = every unit */
  readonly units: readonly UnitId[] | null;
  /** each must stand in the title, in the number, or be a name of the unit or of one above it */
  readonly asked: SearchWords;
  /** the units that bear a word in a name, or lie below one that does */
  readonly namedBy: ReadonlyMap<string, ReadonlySet<UnitId>>;
  /** `earned`: the points of what counts as required; all else comes last */
  readonly sort: SortKey | 'earned';
  readonly descending: boolean;
  readonly page: number;
  readonly pageSize: number;
}

/** How an SOP counts on a day, as its spans say it: 0 = nowhere, 1 = as required, 2 = as not applicable. */
export type Counted = 0 | 1 | 2;

/** How the SOPs count that are asked for. */
export function countedIn({ stage, force, applicability, ended }: SopSearch): readonly Counted[] {
  if (ended === 'only') return [0];
  const onlyRequired = stage !== undefined || force !== undefined || applicability === 'required';
  const excused: readonly Counted[] = onlyRequired ? [] : [2];
  const counted: readonly Counted[] = applicability === 'not_applicable' ? excused : [1, ...excused];
  return ended === 'with' ? [...counted, 0] : counted;
}

/** Whether the answer rests on what rules say: on points, or on the days on which credits end. */
export const restsOnRules = ({ sort, force }: SopSearch): boolean =>
  sort === 'points' || sort === 'earned' || (force !== undefined && force !== 'in_force');

/** A value that sorts as the key says, for the keys whose text does not. */
export const ORDER_OF: Readonly<Record<'area' | 'stage', readonly string[]>> = { area: AREA_CODES, stage: STAGES };

const isSortKey = (text: string): text is SortKey => (SORT_KEYS as readonly string[]).includes(text);

/** @throws BadInputError for a sort key that there is not */
export function searchOf(
  query: SopsQuery,
  asOf: CalendarDate,
  units: readonly UnitId[] | null,
  tree: UnitTree,
): SopSearch {
  const { area, stage, applicability, force, q = '', page = 1, pageSize = 50 } = query;
  const asked = searchWords(q);
  const sort = query.sort ?? (asked.words.length > 0 ? 'relevance' : 'title');
  // the score of one SOP is its points of a hundred
  const key = sort.replace(/^-/, '').replace(/^score$/, 'points');
  if (!isSortKey(key)) {
    const keys = SORT_KEYS.join(', ');
    throw new BadInputError([
      {
        path: 'sort',
        message: {
          id: `harus salah satu dari: ${keys}, dengan atau tanpa "-" di depannya`,
          en: `is one of ${keys}, with or without "-" before it`,
        },
      },
    ]);
  }
  return {
    ...{ area, stage, applicability, force, asOf, units, asked, page, pageSize },
    ended: 'without',
    namedBy: namesIn(tree, asked),
    sort: key,
    descending: sort.startsWith('-'),
  };
}

/** Which units each word names: by the own name, abbreviation or code, or by those of a unit above. */
function namesIn(tree: UnitTree, { words }: SearchWords): Map<string, Set<UnitId>> {
  return new Map(
    words.map((word) => {
      const bearers = tree.units.filter(({ name, abbreviation, code }) =>
        namesBeginWith([name, abbreviation, code], word),
      );
      return [word, new Set(bearers.flatMap(({ id }) => tree.subtree(id).map((below) => below.id)))];
    }),
  );
}
