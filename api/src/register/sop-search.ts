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
export interface SopSearch extends Pick<SopsQuery, 'area' | 'stage' | 'applicability' | 'force'> {
  readonly asOf: CalendarDate;
  /** null = every unit */
  readonly units: readonly UnitId[] | null;
  /** each must stand in the title, in the number, or be a name of the unit or of one above it */
  readonly asked: SearchWords;
  /** the units that bear a word in a name, or lie below one that does */
  readonly namedBy: ReadonlyMap<string, ReadonlySet<UnitId>>;
  readonly sort: SortKey;
  readonly descending: boolean;
  readonly page: number;
  readonly pageSize: number;
}

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
