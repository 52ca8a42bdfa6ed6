import type { z } from 'zod';
import { STAGES, type SopsQuerySchema } from '@pantausop/contracts';
import { AREA_CODES, type CalendarDate, type UnitId } from '@pantausop/domain';
import { BadInputError } from '../http';

export type SopsQuery = z.output<typeof SopsQuerySchema>;

/** What the register can be sorted by; a minus before it turns it round. */
export const SORT_KEYS = ['title', 'number', 'unit', 'area', 'stage', 'points', 'requiredOn', 'ratifiedOn'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** Which SOPs of a day are asked for. */
export interface SopSearch extends Pick<SopsQuery, 'area' | 'stage' | 'applicability'> {
  readonly asOf: CalendarDate;
  /** null = every unit */
  readonly units: readonly UnitId[] | null;
  /** the words of the search, lower case; each must stand in the title or in the number */
  readonly words: readonly string[];
  readonly sort: SortKey;
  readonly descending: boolean;
  readonly page: number;
  readonly pageSize: number;
}

/** A value that sorts as the key says, for the keys whose text does not. */
export const ORDER_OF: Readonly<Record<'area' | 'stage', readonly string[]>> = { area: AREA_CODES, stage: STAGES };

const isSortKey = (text: string): text is SortKey => (SORT_KEYS as readonly string[]).includes(text);

/** @throws BadInputError for a sort key that there is not */
export function searchOf(query: SopsQuery, asOf: CalendarDate, units: readonly UnitId[] | null): SopSearch {
  const { area, stage, applicability, q = '', sort = 'title', page = 1, pageSize = 50 } = query;
  const key = sort.replace(/^-/, '');
  if (!isSortKey(key)) {
    throw new BadInputError([
      { path: 'sort', message: `is one of ${SORT_KEYS.join(', ')}, with or without "-" before it` },
    ]);
  }
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return {
    area,
    stage,
    applicability,
    asOf,
    units,
    words,
    sort: key,
    descending: sort.startsWith('-'),
    page,
    pageSize,
  };
}
