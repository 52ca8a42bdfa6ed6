import type { Cell, Matrix, MatrixUnit } from '@pantausop/contracts';
import {
  areaStanding,
  callReasonOf,
  changeBetween,
  compareFractions,
  indexOf,
  predikatOf,
  winnableWithin,
  type CellStatus,
  type Fraction,
  type UnitId,
} from '@pantausop/domain';
import { exact, fractionOf } from '../exact';
import { nameOf } from './asked';
import type { CallFact, GovernmentFacts, LevelFact } from '../snapshot';

/** A unit with its exact index on both days. */
export interface UnitFact {
  readonly unit: MatrixUnit;
  readonly index: Fraction | null;
  readonly change: Fraction | null;
}

/** When something was last recorded of an OPD. */
export interface LastRecord {
  readonly silent: boolean;
  readonly lastOn: string | null;
  readonly days: number | null;
}

const KINDS = ['dinas', 'badan', 'kecamatan'];
/** On paper; a mail shows the first of them. */
const MOST_CALLS = 8;

export function indexOfLine({ cells, index }: { cells: readonly Cell[]; index: number | null }, { ruleset }: Matrix) {
  return index === null ? null : indexOf(cells, ruleset);
}

export function levelOf(
  line: { cells: readonly Cell[]; total: Cell; index: number | null },
  matrix: Matrix,
): LevelFact {
  const index = indexOfLine(line, matrix);
  const { required, inForce } = line.total;
  return { index: exact(index), predikat: index && predikatOf(index, matrix.ruleset), required, inForce };
}

/** The OPDs beside themselves on the day compared with; the government's own SOPs are no OPD. */
export function unitFactsOf(now: Matrix, before: Matrix): UnitFact[] {
  const then = new Map(before.units.map((unit) => [unit.id, unit]));
  return now.units
    .filter(({ own }) => own !== true)
    .map((unit) => {
      const index = indexOfLine(unit, now);
      const former = then.get(unit.id);
      return { unit, index, change: changeBetween(former ? indexOfLine(former, before) : null, index) };
    });
}

/** @param records by id of the OPD */
export function governmentFacts(
  now: Matrix,
  before: Matrix,
  records: ReadonlyMap<UnitId, LastRecord>,
): GovernmentFacts {
  const facts = unitFactsOf(now, before);
  const calls = callsOf(facts, now, records);
  const statusesOf = (at: number): { status: CellStatus }[] => facts.flatMap(({ unit }) => unit.cells[at] ?? []);
  return {
    matrix: now,
    before: Object.fromEntries(before.units.map((unit) => [unit.id, exact(indexOfLine(unit, before))])),
    order: orderOf(facts),
    level: { now: levelOf(now.total, now), before: levelOf(before.total, before) },
    complete: {
      now: now.total.fullyCompleteUnits.complete,
      before: before.total.fullyCompleteUnits.complete,
      counted: now.total.fullyCompleteUnits.counted,
    },
    areas: now.areas.map((area, at) => ({
      ...areaStanding(area, statusesOf(at)),
      now: coveredOf(now.total.cells[at]),
      before: coveredOf(before.total.cells[at]),
    })),
    calls: { flagged: calls.length, listed: calls.slice(0, MOST_CALLS) },
  };
}

export const coveredOf = (cell: Cell | undefined) => ({ required: cell?.required ?? 0, inForce: cell?.inForce ?? 0 });

/** The three kinds of which there are many, then the others by name; within a kind the highest index first. */
function orderOf(facts: readonly UnitFact[]): string[] {
  const place = ({ unit: { kind } }: UnitFact): string => {
    const at = KINDS.indexOf(kind);
    return at < 0 ? `9${kind}` : String(at);
  };
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...facts]
    .sort(
      (a, b) =>
        compare(place(a), place(b)) ||
        (a.index && b.index ? compareFractions(b.index, a.index) : a.index ? -1 : b.index ? 1 : 0) ||
        compare(a.unit.name, b.unit.name),
    )
    .map(({ unit }) => unit.id);
}

/** Whom to call, by what the index of the government would win. */
function callsOf(facts: readonly UnitFact[], now: Matrix, records: ReadonlyMap<UnitId, LastRecord>): CallFact[] {
  const calls = facts.flatMap(({ unit, index, change }): CallFact[] => {
    const record = records.get(unit.id) ?? { silent: false, lastOn: null, days: null };
    const predikat = index && predikatOf(index, now.ruleset);
    const why = callReasonOf({ silent: record.silent, change, predikat });
    if (why === null) return [];
    const { required, inForce } = unit.total;
    const gain = exact(winnableWithin(unit.cells, now.total.cells, now.ruleset));
    const { lastOn, days } = record;
    return [
      {
        ...{ unit: nameOf(unit), why, index: exact(index), change: exact(change) },
        ...{ open: required - inForce, required, lastOn, days, gain },
      },
    ];
  });
  return calls.sort(
    (a, b) => compareFractions(fractionOf(b.gain), fractionOf(a.gain)) || (a.unit.name < b.unit.name ? -1 : 1),
  );
}
