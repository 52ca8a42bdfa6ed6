import type { ExcusedBy } from '../organisation/area-decision';
import type { UnitOnDate, UnitTree } from '../organisation/unit-tree';
import { AREA_CODES, type AreaCode } from '../scoring/areas';
import { areaCells, indexOf, measuresOf, standingOf, totalOfAreas, type Cell } from '../scoring/cell';
import { toRatio } from '../scoring/fraction';
import type { Ruleset } from '../scoring/ruleset';
import type { UnitId } from '../sop/events';
import { isZero, subtractMeasures, sumMeasures, ZERO_MEASURES, type Measures } from './measures';
import {
  addCounts,
  countsOfOpd,
  NO_COUNT,
  opdFigures,
  type OpdCounts,
  type OpdFigures,
  type OpdsCounted,
} from './opd-counts';

/** Sums of a unit and all below it, per area. */
export type SumsByArea = ReadonlyMap<AreaCode, Measures>;

/** What a figure of one date is made from. */
export interface FigureBasis {
  readonly tree: UnitTree;
  readonly ruleset: Ruleset;
  readonly excused: ExcusedBy;
  /** Sums of a unit and all below it on the date; empty when it holds nothing. */
  readonly sumsOf: (unit: UnitId) => SumsByArea;
  /** How the OPDs below a government, or a unit above one, stand, as counted beforehand; undefined = they are counted from `sumsOf`. */
  readonly opdsCounted?: (unit: UnitId) => OpdsCounted | undefined;
}

export interface UnitFigures {
  readonly unit: UnitOnDate;
  /** True for the row of the root's own SOPs. */
  readonly own: boolean;
  readonly cells: readonly Cell[];
  readonly total: Cell;
  readonly index: number | null;
}

export interface RootFigures extends OpdFigures {
  readonly cells: readonly Cell[];
  readonly total: Cell;
  readonly index: number | null;
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
  return (area) => {
    if (basis.excused(unit, area)) return true;
    if (!isGovernmentOrAbove(unit, basis.tree)) return false;
    const { opds, counts } = opdsOf(unit, basis);
    return opds > 0 && (counts.get(area) ?? NO_COUNT).notApplicable === opds;
  };
}

/** The OPDs at or below a unit and how they stand. */
function opdsOf(unit: UnitId, basis: FigureBasis): OpdsCounted {
  const counted = basis.opdsCounted?.(unit);
  if (counted) return counted;
  const opds = basis.tree.opdsWithin(unit);
  const counts = opds.reduce<OpdCounts>((sum, { id }) => addCounts(sum, opdCounts(id, basis)), new Map());
  return { opds: opds.length, counts };
}

/** How one OPD stands, area decisions included. */
export const opdCounts = (opd: UnitId, { sumsOf, excused }: Pick<FigureBasis, 'sumsOf' | 'excused'>): OpdCounts => {
  const sums = sumsOf(opd);
  return countsOfOpd(AREA_CODES.map((area) => standingOf(sums.get(area), () => excused(opd, area))));
};

const isGovernmentOrAbove = (unit: UnitId, tree: UnitTree): boolean => tree.opdOf(unit) === undefined;

/** Sub-units of an OPD show coverage and score, no index. */
export const hasIndex = (unit: UnitId, tree: UnitTree): boolean => isGovernmentOrAbove(unit, tree) || tree.isOpd(unit);

const indexFor = (unit: UnitId, cells: readonly Cell[], { tree, ruleset }: FigureBasis): number | null =>
  hasIndex(unit, tree) ? toRatio(indexOf(cells, ruleset)) : null;

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
export function totalFigures({ unit, cells, total, index }: UnitFigures, basis: FigureBasis): RootFigures {
  return { cells, total, index, ...opdFigures(opdsOf(unit.id, basis)) };
}

/** The OPDs at or below a root that are complete in one area, or (null) in every area that applies to them, of those that count. */
export function completeUnitsWithin(
  root: UnitId,
  area: AreaCode | null,
  basis: FigureBasis,
): { complete: number; counted: number } {
  const { completeUnits, fullyCompleteUnits } = opdFigures(opdsOf(root, basis));
  const found = completeUnits.find((one) => one.area === area);
  return found ? { complete: found.complete, counted: found.counted } : fullyCompleteUnits;
}
