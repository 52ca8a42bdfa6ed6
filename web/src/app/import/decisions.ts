import type { Import, ImportDecisions } from '@pantausop/contracts';

/** Decisions made one after the other, as one request: areas and names are added to, the rest is replaced (as the server does). */
export function mergeDecisions(before: ImportDecisions, later: ImportDecisions): ImportDecisions {
  return {
    ...before,
    ...later,
    ...(before.areas || later.areas ? { areas: { ...before.areas, ...later.areas } } : {}),
    ...(before.mapping || later.mapping ? { mapping: { ...before.mapping, ...later.mapping } } : {}),
    ...(before.opds || later.opds ? { opds: { ...before.opds, ...later.opds } } : {}),
  };
}

export const isEmpty = (answers: object): boolean => Object.keys(answers).length === 0;

/** What keeps a preview from being saved, with the number of rows concerned. */
export interface Missing {
  readonly what: 'nothing' | 'areas' | 'numbers';
  readonly rows: number;
}

type Judged = Pick<Import, 'counts' | 'unconfirmedAreas' | 'numbersWithoutDates'>;

/**
 * What is still missing before a preview can be saved; null when it can. The server insists on the areas; a number without
 * a date must be answered too, even by "unknown", because unanswered its SOP would silently not count.
 */
export function missingOf({ counts, unconfirmedAreas, numbersWithoutDates }: Judged): Missing | null {
  if (counts.new + counts.changed === 0) return { what: 'nothing', rows: 0 };
  if (unconfirmedAreas > 0) return { what: 'areas', rows: unconfirmedAreas };
  if (asksForDates(numbersWithoutDates)) return { what: 'numbers', rows: numbersWithoutDates.rows };
  return null;
}

export const asksForDates = ({ rows, answer }: Import['numbersWithoutDates']): boolean => rows > 0 && answer === null;

/** What a saved import will have recorded, from its preview: the key of the sentence. */
export function commitKey({
  counts,
}: Pick<Import, 'counts'>): 'commitBoth' | 'commitNew' | 'commitChanged' | 'commitNone' {
  if (counts.new > 0) return counts.changed > 0 ? 'commitBoth' : 'commitNew';
  return counts.changed > 0 ? 'commitChanged' : 'commitNone';
}
