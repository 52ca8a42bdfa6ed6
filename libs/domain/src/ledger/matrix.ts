import type { ExcusedBy } from '../organisation/area-decision';
import type { UnitOnDate, UnitTree } from '../organisation/unit-tree';
import { AREA_CODES, type AreaCode } from '../scoring/areas';
import {
  areaCells,
  completeUnits,
  fullyCompleteUnits,
  indexOf,
  measuresOf,
  standingOf,
  totalOfAreas,
  unmapped,
  type Cell,
  type CellStanding,
  type StatusSums,
} from '../scoring/cell';
import { toRatio } from '../scoring/fraction';
import type { Ruleset } from '../scoring/ruleset';
import type { UnitId } from '../sop/events';
import { isZero, subtractMeasures, sumMeasures, ZERO_MEASURES, type Measures } from './measures';

/** Sums of a unit and all below it, per area. */
export type SumsByArea = ReadonlyMap<AreaCode, Measures>;

/** What a figure of one date is made from. */
export interface FigureBasis {
  readonly tree: UnitTree;
  readonly ruleset: Ruleset;
  readonly excused: ExcusedBy;
  /** Sums of a unit and all below it on the date; empty when it holds nothing. */
  readonly sumsOf: (unit: UnitId) => SumsByArea;
  /** Those of the OPDs below, of which only the statuses are counted; where it is left out, `sumsOf` answers. */
  readonly statusSumsOf?: (unit: UnitId) => ReadonlyMap<AreaCode, StatusSums>;
}

export interface UnitFigures {
  readonly unit: UnitOnDate;
  /** True for the row of the root's own SOPs. */
  readonly own: boolean;
  readonly cells: readonly Cell[];
  readonly total: Cell;
  readonly index: number | null;
}

export interface RootFigures {
  readonly cells: readonly Cell[];
  readonly total: Cell;
  readonly index: number | null;
  readonly unmappedCells: number;
  readonly unmappedUnits: number;
  readonly completeUnits: readonly { readonly area: AreaCode; readonly complete: number; readonly counted: number }[];
  readonly fullyCompleteUnits: { readonly complete: number; readonly counted: number };
}

export interface Matrix {
  readonly root: UnitOnDate;
  readonly units: readonly UnitFigures[];
  readonly total: RootFigures;
}

const cellsOf = (unit: UnitId, basis: FigureBasis): readonly Cell[] =>
  areaCells(basis.sumsOf(unit), excusedIn(unit, basis));

/** Answers whether an area of a unit, where nothing is required, is decided not to apply: for it, or for every OPD below it. */
export function excusedIn(unit: UnitId, basis: FigureBasis): (area: AreaCode) => boolean {
  const { excused, tree } = basis;
  const opds = isGovernmentOrAbove(unit, tree) ? tree.opdsWithin(unit) : [];
  return (area) => excused(unit, area) || (opds.length > 0 && opds.every((opd) => notApplicable(opd.id, area, basis)));
}

/** An OPD's area without obligation that does not apply. */
function notApplicable(opd: UnitId, area: AreaCode, { sumsOf, statusSumsOf = sumsOf, excused }: FigureBasis): boolean {
  const sums = statusSumsOf(opd).get(area) ?? ZERO_MEASURES;
  return sums.required === 0 && (sums.notApplicable > 0 || excused(opd, area));
}

const isGovernmentOrAbove = (unit: UnitId, tree: UnitTree): boolean => tree.opdOf(unit) === undefined;

/** Sub-units of an OPD show coverage and score, no index. */
const indexFor = (unit: UnitId, cells: readonly Cell[], { tree, ruleset }: FigureBasis): number | null =>
  isGovernmentOrAbove(unit, tree) || tree.isOpd(unit) ? toRatio(indexOf(cells, ruleset)) : null;

/** The figures of one unit with all below it. */
export function figuresOf(unit: UnitOnDate, basis: FigureBasis): UnitFigures {
  const cells = cellsOf(unit.id, basis);
  return { unit, own: false, cells, total: totalOfAreas(cells), index: indexFor(unit.id, cells, basis) };
}

/**
 * The matrix of `root`: one row per child, a first row for the SOPs that the root itself holds, and the total,
 * so that rows add up (outer contract, compliance/matrix).
 */
export function matrixOf(root: UnitOnDate, basis: FigureBasis): Matrix {
  const rows = basis.tree.children(root.id).map((child) => figuresOf(child, basis));
  const whole = figuresOf(root, basis);
  const own = whole.cells.map((cell, i) =>
    subtractMeasures(measuresOf(cell), sumMeasures(rows.map((row) => measuresOf(row.cells[i] as Cell)))),
  );
  if (own.some((measures) => !isZero(measures))) {
    const sums = new Map(AREA_CODES.map((area, i) => [area, own[i] ?? ZERO_MEASURES]));
    const cells = areaCells(sums, (area) => basis.excused(root.id, area));
    rows.unshift({ unit: root, own: true, cells, total: totalOfAreas(cells), index: null });
  }
  return { root, units: rows, total: { ...totalFigures(whole, basis) } };
}

/** The figures of a root with those about the OPDs at or below it. */
export function totalFigures(whole: UnitFigures, basis: FigureBasis): RootFigures {
  const opds = basis.tree.opdsWithin(whole.unit.id).map(({ id }) => standingsOf(id, basis));
  return {
    cells: whole.cells,
    total: whole.total,
    index: whole.index,
    ...unmapped(opds),
    completeUnits: AREA_CODES.map((area, i) => ({ area, ...completeUnits(opds.flatMap((cells) => cells[i] ?? [])) })),
    fullyCompleteUnits: fullyCompleteUnits(opds),
  };
}

/** The OPDs at or below a root that are complete in one area, or (null) in every area that applies to them, of those that count. */
export function completeUnitsWithin(
  root: UnitId,
  area: AreaCode | null,
  basis: FigureBasis,
): { complete: number; counted: number } {
  const opds = basis.tree.opdsWithin(root);
  return area === null
    ? fullyCompleteUnits(opds.map(({ id }) => standingsOf(id, basis)))
    : completeUnits(opds.flatMap(({ id }) => standingsOf(id, basis, [area])));
}

/** An OPD area by area, as far as it is counted. */
function standingsOf(
  opd: UnitId,
  { sumsOf, statusSumsOf = sumsOf, excused }: FigureBasis,
  areas: readonly AreaCode[] = AREA_CODES,
): readonly CellStanding[] {
  const sums = statusSumsOf(opd);
  return areas.map((area) => standingOf(sums.get(area), () => excused(opd, area)));
}
