import type { Matrix, MatrixUnit, UnitKind } from '@pantausop/contracts';
import {
  addCounts,
  AREA_CODES,
  calendarDate,
  cellOf,
  countsOfOpd,
  indexOf,
  opdFigures,
  poolCells,
  RULESET_1,
  toRatio,
  totalOfAreas,
  ZERO_MEASURES,
  type Cell,
  type OpdCounts,
} from '@pantausop/domain';

/** Cells of one OPD: for each area [required, in force], null = unmapped. Points are 100 per SOP in force. */
export const cells = (...areas: ([number, number] | null)[]): Cell[] =>
  AREA_CODES.map((area, i) => {
    const [required, inForce] = areas[i % areas.length] ?? [0, 0];
    const stages = { ratified: inForce, identified: required - inForce };
    const sums = {
      ...ZERO_MEASURES,
      ...stages,
      required,
      inForce,
      weight: required,
      weightInForce: inForce,
      points: 100 * inForce,
    };
    return cellOf(area, sums, false);
  });

export function opd(id: string, kind: UnitKind, own: readonly Cell[]): MatrixUnit {
  const index = toRatio(indexOf(own, RULESET_1));
  return {
    id,
    code: id.toUpperCase(),
    name: `${id} lengkap`,
    abbreviation: id,
    kind,
    cells: [...own],
    total: totalOfAreas(own),
    index,
  };
}

/** A matrix of these OPDs, pooled by the rules. */
export function matrixOf(units: MatrixUnit[], asOf = '2026-10-31'): Matrix {
  const all = units.map((unit) => unit.cells);
  const pooled = [...poolCells(all)];
  const counts = all.reduce<OpdCounts>((sum, one) => addCounts(sum, countsOfOpd(one)), new Map());
  const counted = opdFigures({ opds: all.length, counts });
  return {
    asOf: calendarDate(asOf),
    knownAt: '2026-11-01T00:00:00.000000Z',
    series: 'reported',
    ruleset: { ...RULESET_1, predikatCuts: RULESET_1.predikatCuts.map(([cut, name]) => [cut, name]) },
    projection: false,
    sample: true,
    root: { id: 'kota', code: 'KOTA', name: 'Kota', abbreviation: 'Kota', kind: 'city', parentId: null },
    areas: [...AREA_CODES],
    units,
    total: {
      cells: pooled,
      total: totalOfAreas(pooled),
      index: toRatio(indexOf(pooled, RULESET_1)),
      ...counted,
      completeUnits: [...counted.completeUnits],
    },
  };
}
