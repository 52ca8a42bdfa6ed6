import { AREA_CODES, type AreaCode } from '../scoring/areas';
import { areaCells, indexOf } from '../scoring/cell';
import { fraction, subtractFractions, type Fraction } from '../scoring/fraction';
import type { Ruleset } from '../scoring/ruleset';
import type { SumsByArea } from './matrix';
import { addMeasures, sumMeasures, ZERO_MEASURES, type Measure, type Measures } from './measures';
import { CAUSES, type Cause } from './movements';

/** Figures whose change can be explained. */
export const EXPLAINED_FIGURES = ['coverage', 'score', 'index'] as const;
export type ExplainedFigure = (typeof EXPLAINED_FIGURES)[number];

/** One end of a change: what a unit held on a date, and the rules of that date. */
export interface ChangeEnd {
  readonly sums: SumsByArea;
  /** Whether an area in which nothing is required is decided not to apply. */
  readonly excused: (area: AreaCode) => boolean;
  readonly ruleset: Pick<Ruleset, 'areaWeights'>;
}

/** A figure with the integers that it is the ratio of; an index has no single pair of them. */
export interface Level {
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** null = no data */
  readonly value: Fraction | null;
}

/** What one cause, or several merged, did to a figure. */
export interface ChangeStep {
  /** In the order of `CAUSES`; several where the figure between them would have been none. */
  readonly causes: readonly Cause[];
  /** The change of every measure, over the areas of the figure. */
  readonly measures: Measures;
  /** Change of the figure's numerator and denominator; null for an index. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Exact difference; null where one end of the whole change has no data. */
  readonly change: Fraction | null;
  /** The figure after this step; null with `change`. */
  readonly after: Fraction | null;
}

export interface Waterfall {
  readonly start: Level;
  readonly end: Level;
  readonly steps: readonly ChangeStep[];
}

/** The measures that a figure is made from. */
const MADE_FROM: Readonly<Record<ExplainedFigure, readonly Measure[]>> = {
  coverage: ['required', 'inForce'],
  score: ['weight', 'points'],
  // what is required, or not applicable, decides which areas count
  index: ['weight', 'points', 'required', 'notApplicable'],
};

/** What a walk through the causes has come to. */
interface Standing {
  readonly sums: SumsByArea;
  readonly excused: ChangeEnd['excused'];
  readonly ruleset: ChangeEnd['ruleset'];
}

/**
 * Why a figure changed (scoring rules §6): the causes are applied to the sums in the order of `CAUSES`, each step is the exact
 * difference that it makes, so the steps add up exactly. For an index each cause is applied to all area cells and the index
 * taken anew; area weights belong to `ruleset`, area decisions to `applicability`. A level that is no figure (nothing
 * required, a numerator outside 0..denominator) is merged with the next cause.
 *
 * @param areas one area, or all
 * @param byCause what each cause added between the ends, per area; start + all of it = end
 * @throws Error where the ledger does not add up
 */
export function waterfallOf(
  figure: ExplainedFigure,
  areas: readonly AreaCode[],
  start: ChangeEnd,
  end: ChangeEnd,
  byCause: ReadonlyMap<Cause, SumsByArea>,
): Waterfall {
  const [first, last] = [levelOf(figure, areas, start), levelOf(figure, areas, end)];
  const explains = first.value !== null && last.value !== null;
  const steps: ChangeStep[] = [];
  let standing: Standing = start;
  let before = first;
  let merged: { causes: Cause[]; measures: Measures } = { causes: [], measures: ZERO_MEASURES };
  const touched = CAUSES.filter((cause) => touches(cause, figure, areas, start, end, byCause));
  for (const cause of touched) {
    standing = after(standing, cause, end, byCause.get(cause));
    merged = {
      causes: [...merged.causes, cause],
      measures: addMeasures(merged.measures, pooled(byCause.get(cause), areas)),
    };
    const level = levelOf(figure, areas, standing);
    if (explains && level.value === null && cause !== touched.at(-1)) continue;
    steps.push({ ...merged, ...difference(before, level, explains) });
    [before, merged] = [level, { causes: [], measures: ZERO_MEASURES }];
  }
  mustAddUp(figure, areas, standing.sums, end.sums);
  return { start: first, end: last, steps };
}

function difference(
  before: Level,
  level: Level,
  explains: boolean,
): Pick<ChangeStep, 'numerator' | 'denominator' | 'change' | 'after'> {
  const between = (a: number | null, b: number | null) => (a === null || b === null ? null : b - a);
  const exact = explains && before.value !== null && level.value !== null;
  return {
    numerator: between(before.numerator, level.numerator),
    denominator: between(before.denominator, level.denominator),
    change: exact ? subtractFractions(level.value, before.value) : null,
    after: exact ? level.value : null,
  };
}

/** Whether a cause changed anything that the figure is made from. */
function touches(
  cause: Cause,
  figure: ExplainedFigure,
  areas: readonly AreaCode[],
  start: ChangeEnd,
  end: ChangeEnd,
  byCause: ReadonlyMap<Cause, SumsByArea>,
): boolean {
  const sums = byCause.get(cause);
  if (sums && areas.some((area) => MADE_FROM[figure].some((measure) => (sums.get(area)?.[measure] ?? 0) !== 0))) {
    return true;
  }
  if (figure !== 'index') return false;
  if (cause === 'ruleset')
    return areas.some((area) => start.ruleset.areaWeights[area] !== end.ruleset.areaWeights[area]);
  return cause === 'applicability' && areas.some((area) => start.excused(area) !== end.excused(area));
}

function after(standing: Standing, cause: Cause, end: ChangeEnd, moved: SumsByArea = new Map()): Standing {
  const sums = new Map(
    AREA_CODES.map((area) => [
      area,
      addMeasures(standing.sums.get(area) ?? ZERO_MEASURES, moved.get(area) ?? ZERO_MEASURES),
    ]),
  );
  return {
    sums,
    ruleset: cause === 'ruleset' ? end.ruleset : standing.ruleset,
    excused: cause === 'applicability' ? end.excused : standing.excused,
  };
}

/** The figure of some sums; `value` is null where they are none: nothing required, or no state that could be. */
function levelOf(figure: ExplainedFigure, areas: readonly AreaCode[], { sums, excused, ruleset }: ChangeEnd): Level {
  if (figure === 'index') {
    const possible = areas.every((area) => isPossible(sums.get(area) ?? ZERO_MEASURES));
    const value = possible ? indexOf(areaCells(sums, excused), ruleset) : null;
    return { numerator: null, denominator: null, value };
  }
  const all = pooled(sums, areas);
  const [numerator, denominator] = figure === 'coverage' ? [all.inForce, all.required] : [all.points, 100 * all.weight];
  const possible = denominator > 0 && numerator >= 0 && numerator <= denominator;
  return { numerator, denominator, value: possible ? fraction(numerator, denominator) : null };
}

/** Whether an area cell could hold these sums: on the way from one date to another it may not. */
const isPossible = ({ required, notApplicable, weight, points }: Measures): boolean =>
  required >= 0 && notApplicable >= 0 && points >= 0 && points <= 100 * weight && required > 0 === weight > 0;

const pooled = (sums: SumsByArea | undefined, areas: readonly AreaCode[]): Measures =>
  sumMeasures(areas.map((area) => sums?.get(area) ?? ZERO_MEASURES));

function mustAddUp(figure: ExplainedFigure, areas: readonly AreaCode[], reached: SumsByArea, wanted: SumsByArea): void {
  const [a, b] = [pooled(reached, areas), pooled(wanted, areas)];
  for (const measure of MADE_FROM[figure]) {
    if (a[measure] !== b[measure])
      throw new Error(`the causes do not add up: ${measure} ${a[measure]}, not ${b[measure]}`);
  }
}
