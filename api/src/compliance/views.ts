import type { Matrix, MatrixUnit, Progress, ProgressPoint } from '@pantausop/contracts';
import {
  AREA_CODES,
  completeUnitsWithin,
  figuresOf,
  matrixOf,
  stampToIso,
  type AreaCode,
  type Ruleset,
  type UnitFigures,
  type UnitOnDate,
} from '@pantausop/domain';
import type { Government } from '../organisation/organisation.repository';
import { resolveKnownAt } from '../organisation/units-view';
import type { DatedBasis } from './figures.reader';
import type { ProgressQuestion, Question } from './question';

export type Basis = Pick<Matrix, 'asOf' | 'knownAt' | 'series' | 'ruleset' | 'projection' | 'sample'>;

/** What every figure's answer repeats of its question (outer contract, HTTP). */
export function basisOf(
  { asOf, knownAt, series, today }: Question,
  { lastStamp, sample }: Government,
  { asked: { id, effectiveOn, areaWeights, predikatCuts } }: Pick<DatedBasis, 'asked'>,
): Basis {
  return {
    asOf,
    knownAt: stampToIso(resolveKnownAt(knownAt, lastStamp).knownAt),
    series,
    ruleset: { id, effectiveOn, areaWeights: { ...areaWeights }, predikatCuts: cutsOf(predikatCuts) },
    projection: asOf > today,
    sample,
  };
}

const cutsOf = (cuts: Ruleset['predikatCuts']): Basis['ruleset']['predikatCuts'] =>
  cuts.map(([cut, predikat]) => [cut, predikat]);

/** The answer of compliance/matrix. */
export function matrixView(question: Question, government: Government, dated: DatedBasis): Matrix {
  const { root, basis } = dated;
  const { units, total } = matrixOf(root, basis);
  return {
    ...basisOf(question, government, dated),
    root: { ...named(root), parentId: root.parentId },
    areas: [...AREA_CODES],
    units: units.map(rowOf),
    total: { ...total, cells: [...total.cells], completeUnits: [...total.completeUnits] },
  };
}

const rowOf = ({ unit, own, cells, total, index }: UnitFigures): MatrixUnit => ({
  ...named(unit),
  ...(own ? { own } : {}),
  cells: [...cells],
  total,
  index,
});

export const named = ({ id, code, name, abbreviation, kind }: UnitOnDate) => ({ id, code, name, abbreviation, kind });

/** The answer of compliance/progress; `dated` holds the dates on which the root stands. */
export function progressView(
  question: ProgressQuestion,
  government: Government,
  dated: readonly [DatedBasis, ...DatedBasis[]],
): Progress {
  const { area, from, interval, asOf } = question;
  return {
    ...basisOf(question, government, dated[0]),
    root: dated[0].root.id,
    area,
    from,
    to: asOf,
    interval,
    points: dated.map((one) => pointOf(one, area)),
  };
}

function pointOf({ date, root, basis }: DatedBasis, area: AreaCode | null): ProgressPoint {
  const { cells, total, index } = figuresOf(root, basis);
  const cell = cells.find((one) => one.area === area) ?? total;
  return { date, ...cell, index, completeUnits: completeUnitsWithin(root.id, area, basis) };
}
