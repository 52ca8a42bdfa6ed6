import { addMeasures, sumMeasures, ZERO_MEASURES, type Measures } from '../ledger/measures';
import { AREA_CODES, type AreaCode } from './areas';
import { fraction, ratioOf, type Fraction } from './fraction';
import type { Ruleset } from './ruleset';

/** tuntas, sebagian, belum, tidak berlaku, belum dipetakan */
export const CELL_STATUSES = ['complete', 'partial', 'none', 'not_applicable', 'unmapped'] as const;
export type CellStatus = (typeof CELL_STATUSES)[number];

/** Unit x area on a date, as every screen, export and report shows it (outer contract, Cell). */
export interface Cell {
  /** null for a total over areas */
  readonly area: AreaCode | null;
  readonly required: number;
  readonly inForce: number;
  readonly notApplicable: number;
  readonly weight: number;
  readonly weightInForce: number;
  readonly points: number;
  readonly documentPoints: number;
  readonly applied: number;
  readonly current: number;
  readonly stages: Readonly<{ identified: number; drafting: number; submitted: number; ratified: number }>;
  /** 0..1, six decimals; null when nothing is required */
  readonly coverage: number | null;
  readonly score: number | null;
  readonly status: CellStatus;
}

type Sums = Pick<Cell, 'required' | 'inForce' | 'weight' | 'points'>;

type Covered = Pick<Sums, 'required' | 'inForce'>;
type Scored = Pick<Sums, 'weight' | 'points'>;

const coverageParts = ({ inForce, required }: Covered) => [inForce, required] as const;
const scoreParts = ({ points, weight }: Scored) => [points, 100 * weight] as const;

/** k / n; null when n = 0. */
export const coverageOf = (cell: Covered): Fraction | null => fraction(...coverageParts(cell));

/** P / (100 W); null when W = 0. */
export const scoreOf = (cell: Scored): Fraction | null => fraction(...scoreParts(cell));

/** The sums that decide the status of a cell. */
export type StatusSums = Pick<Measures, 'required' | 'inForce' | 'notApplicable'>;

/** A cell as far as complete units are counted. */
export type CellStanding = Pick<Cell, 'required' | 'status'>;

/**
 * @param excused true when, with no obligation, it is decided that the area does not apply: an area decision covers the
 *   unit, or every OPD below it is `not_applicable`
 */
export function statusOf(sums: StatusSums, excused: boolean): CellStatus {
  if (sums.required > 0) {
    if (sums.inForce === sums.required) return 'complete';
    return sums.inForce > 0 ? 'partial' : 'none';
  }
  return sums.notApplicable > 0 || excused ? 'not_applicable' : 'unmapped';
}

export function cellOf(area: AreaCode | null, sums: Measures, excused: boolean): Cell {
  const { identified, drafting, submitted, ratified } = sums;
  // written out: a page makes thousands
  return {
    area,
    required: sums.required,
    inForce: sums.inForce,
    notApplicable: sums.notApplicable,
    weight: sums.weight,
    weightInForce: sums.weightInForce,
    points: sums.points,
    documentPoints: sums.documentPoints,
    applied: sums.applied,
    current: sums.current,
    stages: { identified, drafting, submitted, ratified },
    coverage: ratioOf(...coverageParts(sums)),
    score: ratioOf(...scoreParts(sums)),
    status: statusOf(sums, excused),
  };
}

/** The integers of a cell, for pooling. */
export function measuresOf(cell: Cell): Measures {
  const { stages } = cell;
  return {
    required: cell.required,
    inForce: cell.inForce,
    notApplicable: cell.notApplicable,
    weight: cell.weight,
    weightInForce: cell.weightInForce,
    points: cell.points,
    documentPoints: cell.documentPoints,
    applied: cell.applied,
    current: cell.current,
    identified: stages.identified,
    drafting: stages.drafting,
    submitted: stages.submitted,
    ratified: stages.ratified,
  };
}

/** Eight area cells from sums per area; a missing area has no SOPs. */
export function areaCells(
  sums: ReadonlyMap<AreaCode, Measures>,
  excused: (area: AreaCode) => boolean,
): readonly Cell[] {
  return AREA_CODES.map((area) => {
    const held = sums.get(area) ?? ZERO_MEASURES;
    return cellOf(area, held, isUnlisted(held) && excused(area));
  });
}

/** What `cellOf` says of a cell, where only its status is asked. */
export function standingOf(sums: StatusSums = ZERO_MEASURES, excused: () => boolean): CellStanding {
  return { required: sums.required, status: statusOf(sums, isUnlisted(sums) && excused()) };
}

/** Nothing is listed: only then does it matter whether the area is excused, which takes a walk up the tree to find out. */
export const isUnlisted = ({ required, notApplicable }: StatusSums): boolean => required === 0 && notApplicable === 0;

/** The total over the areas of one unit: the same sums over the wider set; never an average of ratios. */
export function totalOfAreas(cells: readonly Cell[]): Cell {
  return cellOf(null, sumMeasures(cells.map(measuresOf)), everyNotApplicable(cells));
}

/** Cells of several units, area by area: the pooled cells of the group. */
export function poolCells(units: readonly (readonly Cell[])[]): readonly Cell[] {
  return AREA_CODES.map((area, i) => {
    const column = units.map((cells) => cells[i]).filter((cell) => cell !== undefined);
    return cellOf(
      area,
      column.reduce((sum, cell) => addMeasures(sum, measuresOf(cell)), ZERO_MEASURES),
      everyNotApplicable(column),
    );
  });
}

const everyNotApplicable = (cells: readonly Cell[]): boolean =>
  cells.length > 0 && cells.every((cell) => cell.status === 'not_applicable');

/** A cell as far as an index is made from it. */
export type IndexedCell = Pick<Cell, 'area' | 'status' | 'weight' | 'points'>;

/** The cells of `areaCells` without what an index does not need. */
export const indexedCells = (
  sums: ReadonlyMap<AreaCode, Measures>,
  excused: (area: AreaCode) => boolean,
): readonly IndexedCell[] =>
  AREA_CODES.map((area) => {
    const held = sums.get(area) ?? ZERO_MEASURES;
    return { area, weight: held.weight, points: held.points, status: standingOf(held, () => excused(area)).status };
  });

/**
 * Indeks Kepatuhan SOP of eight area cells: (sum of A x score) / (sum of A). A `not_applicable` area leaves both sums,
 * an `unmapped` one counts as score 0; null when no area is left (scoring rules §4).
 */
export function indexOf(cells: readonly IndexedCell[], ruleset: Pick<Ruleset, 'areaWeights'>): Fraction | null {
  let [numerator, denominator] = [0n, 1n];
  for (const cell of cells) {
    const score = scoreOf(cell);
    if (score === null) continue;
    const areaWeight = BigInt(areaWeightOf(cell, ruleset));
    numerator = numerator * score.denominator + areaWeight * score.numerator * denominator;
    denominator *= score.denominator;
  }
  return fraction(numerator, denominator * BigInt(sumOfAreaWeights(cells, ruleset)));
}

/** The weight with which a cell counts in an index: 0 where its area does not apply. */
export const areaWeightOf = (cell: IndexedCell, { areaWeights }: Pick<Ruleset, 'areaWeights'>): number =>
  cell.area === null || cell.status === 'not_applicable' ? 0 : areaWeights[cell.area];

/** What an index of these cells is divided by. */
export const sumOfAreaWeights = (cells: readonly IndexedCell[], ruleset: Pick<Ruleset, 'areaWeights'>): number =>
  cells.reduce((sum, cell) => sum + areaWeightOf(cell, ruleset), 0);
