import type { AreaCode, CalendarDate, Stamp, UnitId } from '@pantausop/domain';
import { type Fraction, fraction, plus, sixDecimals, times } from './fractions';
import { rulesetOn, type SopOn, sopOn } from './single-sop';
import { isOpd, lineOf, opdsBelow, opdsWithin, subtreeOf, unitsOn, type UnitOn } from './units';
import { AREAS, type OracleRuleset, type World } from './world';

export type Status = 'complete' | 'partial' | 'none' | 'not_applicable' | 'unmapped';

export interface OracleCell {
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
  readonly stages: { identified: number; drafting: number; submitted: number; ratified: number };
  readonly coverage: number | null;
  readonly score: number | null;
  readonly status: Status;
}

export interface OracleRow {
  readonly id: UnitId;
  readonly own: boolean;
  readonly cells: readonly OracleCell[];
  readonly total: OracleCell;
  readonly index: number | null;
}

export interface OracleMatrix {
  readonly ruleset: string;
  readonly units: readonly OracleRow[];
  readonly total: {
    readonly cells: readonly OracleCell[];
    readonly total: OracleCell;
    readonly index: number | null;
    readonly unmappedCells: number;
    readonly unmappedUnits: number;
    readonly completeUnits: readonly { area: AreaCode; complete: number; counted: number }[];
    readonly fullyCompleteUnits: { readonly complete: number; readonly counted: number };
  };
}

/** Everything that holds on one day as known at one stamp. */
export interface Day {
  readonly units: readonly UnitOn[];
  readonly sops: readonly SopOn[];
  readonly decided: readonly { unit: UnitId; area: AreaCode }[];
  readonly rules: OracleRuleset;
}

export function dayOf(world: World, date: CalendarDate, knownAt: Stamp): Day {
  return {
    units: unitsOn(world.units, date, knownAt),
    sops: world.sops.map(({ history }) => sopOn(history, date, knownAt, world.rulesets)),
    decided: world.decisions
      .filter((d) => d.recordedAt <= knownAt && (d.retractedAt === null || d.retractedAt > knownAt))
      .filter((d) => d.from <= date && (d.until === null || date < d.until)),
    rules: rulesetOn(world.rulesets, date, knownAt),
  };
}

/** Whose SOPs a cell counts: the unit with everything below it, or only its own (the `own` row). */
type Reach = 'with units below' | 'own only';

function sopsOf(day: Day, unit: UnitId, area: AreaCode | null, reach: Reach): SopOn[] {
  const holders = reach === 'own only' ? [unit] : subtreeOf(day.units, unit);
  return day.sops.filter((s) => s.unit !== null && holders.includes(s.unit) && (area === null || s.area === area));
}

/** @throws RangeError when the unit is not valid on the day. */
export function cellOn(day: Day, unit: UnitId, area: AreaCode | null, reach: Reach = 'with units below'): OracleCell {
  if (!day.units.some((u) => u.id === unit)) throw new RangeError(`unit ${unit} is not valid on this day`);
  const sops = sopsOf(day, unit, area, reach);
  const counted = sops.filter((s) => s.counted);
  const inForce = counted.filter((s) => s.inForce);
  const sum = (list: readonly SopOn[], of: (s: SopOn) => number): number => list.reduce((n, s) => n + of(s), 0);
  const [n, k] = [counted.length, inForce.length];
  const weight = sum(counted, (s) => s.weight);
  const points = sum(counted, (s) => s.weight * s.points);
  return {
    area,
    required: n,
    inForce: k,
    notApplicable: sops.filter((s) => s.notApplicable).length,
    weight,
    weightInForce: sum(inForce, (s) => s.weight),
    points,
    documentPoints: sum(counted, (s) => s.weight * s.documentPoints),
    applied: counted.filter((s) => s.applied).length,
    current: counted.filter((s) => s.current).length,
    stages: {
      identified: counted.filter((s) => s.stage === 'identified').length,
      drafting: counted.filter((s) => s.stage === 'drafting').length,
      submitted: counted.filter((s) => s.stage === 'submitted').length,
      ratified: counted.filter((s) => s.stage === 'ratified').length,
    },
    coverage: n === 0 ? null : sixDecimals(fraction(k, n)),
    score: weight === 0 ? null : sixDecimals(fraction(points, 100 * weight)),
    status: n > 0 ? (k === n ? 'complete' : k > 0 ? 'partial' : 'none') : emptyStatus(day, unit, area, reach, sops),
  };
}

function emptyStatus(day: Day, unit: UnitId, area: AreaCode | null, reach: Reach, sops: readonly SopOn[]): Status {
  if (sops.some((s) => s.notApplicable)) return 'not_applicable';
  // A total is decided only when every area of it is.
  if (area === null) {
    return AREAS.every((a) => cellOn(day, unit, a, reach).status === 'not_applicable') ? 'not_applicable' : 'unmapped';
  }
  const line = lineOf(day.units, unit);
  if (day.decided.some((d) => d.area === area && line.includes(d.unit))) return 'not_applicable';
  const opds = reach === 'own only' ? [] : opdsBelow(day.units, unit);
  const all = opds.length > 0 && opds.every((opd) => cellOn(day, opd, area).status === 'not_applicable');
  return all ? 'not_applicable' : 'unmapped';
}

/** Exact index; null when no area is left, or for a sub-unit of an OPD. @throws RangeError when the unit is not valid. */
export function indexOn(day: Day, unit: UnitId): Fraction | null {
  if (lineOf(day.units, unit).some((id) => id !== unit && isOpd(day.units, id))) return null;
  let [weighted, weights] = [fraction(0, 1), 0];
  for (const area of AREAS) {
    const cell = cellOn(day, unit, area);
    if (cell.status === 'not_applicable') continue;
    const score = cell.weight === 0 ? fraction(0, 1) : fraction(cell.points, 100 * cell.weight);
    weighted = plus(weighted, times(fraction(day.rules.areaWeights[area], 1), score));
    weights += day.rules.areaWeights[area];
  }
  return weights === 0 ? null : times(weighted, fraction(1, weights));
}

export function matrixOn(day: Day, root: UnitId): OracleMatrix {
  const rounded = (unit: UnitId): number | null => {
    const exact = indexOn(day, unit);
    return exact && sixDecimals(exact);
  };
  const rows: OracleRow[] = day.units
    .filter((u) => u.parentId === root)
    .map(({ id }) => ({
      id,
      own: false,
      cells: AREAS.map((area) => cellOn(day, id, area)),
      total: cellOn(day, id, null),
      index: rounded(id),
    }));
  if (sopsOf(day, root, null, 'own only').some((s) => s.counted || s.notApplicable)) {
    rows.unshift({
      id: root,
      own: true,
      cells: AREAS.map((area) => cellOn(day, root, area, 'own only')),
      total: cellOn(day, root, null, 'own only'),
      index: null,
    });
  }
  const opds = opdsWithin(day.units, root).map((id) => AREAS.map((area) => cellOn(day, id, area)));
  const applicable = opds
    .map((cells) => cells.filter((cell) => cell.status !== 'not_applicable'))
    .filter((cells) => cells.length > 0);
  return {
    ruleset: day.rules.id,
    units: rows,
    total: {
      cells: AREAS.map((area) => cellOn(day, root, area)),
      total: cellOn(day, root, null),
      index: rounded(root),
      unmappedCells: opds.flat().filter((cell) => cell.status === 'unmapped').length,
      unmappedUnits: opds.filter((cells) => cells.every((cell) => cell.status === 'unmapped')).length,
      completeUnits: AREAS.map((area) => {
        const cells = opds.flat().filter((cell) => cell.area === area && cell.required > 0);
        return { area, complete: cells.filter((cell) => cell.status === 'complete').length, counted: cells.length };
      }),
      fullyCompleteUnits: {
        complete: applicable.filter((cells) => cells.every((cell) => cell.status === 'complete')).length,
        counted: applicable.length,
      },
    },
  };
}

export const cellOf = (
  world: World,
  root: UnitId,
  area: AreaCode | null,
  date: CalendarDate,
  knownAt: Stamp,
): OracleCell => cellOn(dayOf(world, date, knownAt), root, area);

export const indexOf = (world: World, root: UnitId, date: CalendarDate, knownAt: Stamp): Fraction | null =>
  indexOn(dayOf(world, date, knownAt), root);

export const matrix = (world: World, root: UnitId, date: CalendarDate, knownAt: Stamp): OracleMatrix =>
  matrixOn(dayOf(world, date, knownAt), root);
