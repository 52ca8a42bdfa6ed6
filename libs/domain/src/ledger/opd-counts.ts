import { AREA_CODES, type AreaCode } from '../scoring/areas';
import type { CellStanding } from '../scoring/cell';

/** An area, or `all`: the areas of an OPD together. */
export type CountedArea = AreaCode | 'all';
export const COUNTED_AREAS: readonly CountedArea[] = [...AREA_CODES, 'all'];

/**
 * How many OPDs stand how. In an area: with an obligation, complete, not applicable. Over `all` areas: with an area that is
 * not unmapped, complete in every area that applies (of which there is one), with no area that applies.
 */
export interface StandingCount {
  readonly counted: number;
  readonly complete: number;
  readonly notApplicable: number;
}

/** Counts that are left out are zero. */
export type OpdCounts = ReadonlyMap<CountedArea, StandingCount>;

/** The OPDs at or below a unit on one day, and how they stand. */
export interface OpdsCounted {
  readonly opds: number;
  readonly counts: OpdCounts;
}

export const NO_COUNT: StandingCount = { counted: 0, complete: 0, notApplicable: 0 };

/** @param standings one OPD area by area, in the order of all areas */
export function countsOfOpd(standings: readonly CellStanding[]): OpdCounts {
  const counts = new Map<CountedArea, StandingCount>();
  let [mapped, applying, open] = [0, 0, 0];
  standings.forEach(({ required, status }, at) => {
    const area = AREA_CODES[at];
    if (area === undefined || status === 'unmapped') return void ((applying += 1), (open += 1));
    mapped += 1;
    if (status !== 'not_applicable') applying += 1;
    if (status === 'partial' || status === 'none') open += 1;
    const [complete, notApplicable] = [Number(status === 'complete'), Number(status === 'not_applicable')];
    counts.set(area, { counted: Number(required > 0), complete, notApplicable });
  });
  const all = {
    counted: Number(mapped > 0),
    complete: Number(applying > 0 && open === 0),
    notApplicable: Number(applying === 0),
  };
  return counts.set('all', all);
}

/** @param sign -1 takes `more` away */
export function addCounts(counts: OpdCounts, more: OpdCounts, sign: 1 | -1 = 1): OpdCounts {
  const sum = new Map(counts);
  for (const [area, one] of more) {
    const held = sum.get(area) ?? NO_COUNT;
    sum.set(area, {
      counted: held.counted + sign * one.counted,
      complete: held.complete + sign * one.complete,
      notApplicable: held.notApplicable + sign * one.notApplicable,
    });
  }
  return sum;
}

/** What a root says of the OPDs below it (scoring rules §4); what a pooled figure leaves untouched is said beside it. */
export interface OpdFigures {
  readonly unmappedCells: number;
  readonly unmappedUnits: number;
  /** of the OPDs with an obligation in the area */
  readonly completeUnits: readonly { readonly area: AreaCode; readonly complete: number; readonly counted: number }[];
  /** complete in every area that applies, an unmapped area prevents it; of those with an area that applies */
  readonly fullyCompleteUnits: { readonly complete: number; readonly counted: number };
}

export function opdFigures({ opds, counts }: OpdsCounted): OpdFigures {
  const of = (area: CountedArea): StandingCount => counts.get(area) ?? NO_COUNT;
  const mapped = AREA_CODES.reduce((sum, area) => sum + of(area).counted + of(area).notApplicable, 0);
  const all = of('all');
  return {
    unmappedCells: opds * AREA_CODES.length - mapped,
    unmappedUnits: opds - all.counted,
    completeUnits: AREA_CODES.map((area) => ({ area, complete: of(area).complete, counted: of(area).counted })),
    fullyCompleteUnits: { complete: all.complete, counted: opds - all.notApplicable },
  };
}

/** Cells, each an OPD in an area, that apply, and those of them that are not complete; above governments too, whose rows are no OPDs. */
export function openCells({ completeUnits, unmappedCells }: Pick<OpdFigures, 'completeUnits' | 'unmappedCells'>): {
  readonly open: number;
  readonly of: number;
} {
  const of = completeUnits.reduce((sum, { counted }) => sum + counted, unmappedCells);
  return { of, open: completeUnits.reduce((left, { complete }) => left - complete, of) };
}
