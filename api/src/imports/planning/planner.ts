import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportFinding } from '@pantausop/contracts';
import type { SopHistory, SopId, UnitId, UnitLife } from '@pantausop/domain';
import { duplicatesOf } from './duplicates';
import type { Plan, PlannedRow, RegisterSop } from './plan';
import type { PlanRequest, PlanSources } from './plan-request';
import { RegisterIndex } from './register-index';
import { HeadReader, type RowHead } from './row-head';
import { RowPlanner } from './row-planner';
import { SubUnits } from './sub-units';
import { UnitFinder } from './unit-finder';

/** A plan with the histories before and after, for its effect on the figures. */
export interface WorkedPlan extends Plan {
  /** OPDs of today whose SOPs are all in `before`: those that the file names, or what became of them */
  readonly opds: readonly UnitId[];
  readonly before: readonly RegisterSop[];
  readonly after: ReadonlyMap<SopId, SopHistory>;
  /** the organisation with the accepted new units in it */
  readonly lives: ReadonlyMap<UnitId, UnitLife>;
}

const ROWS_PER_TURN = 250;

/** Compares a file with the register: what each row would record (outer contract, matching). Long files yield to other work. */
export async function planImport(request: PlanRequest, sources: PlanSources): Promise<WorkedPlan> {
  const found = new UnitFinder(sources.lives, sources.government, request.effectiveOn, sources.learnt);
  const acceptUnits = request.decisions.acceptUnits === true;
  const subUnits = new SubUnits(found, acceptUnits, sources.newId);
  const { decisions, file, unit, opds: decidedOpds } = request;
  const reader = new HeadReader(
    { file, unit, acceptUnits, opds: decidedOpds, areas: decisions.areas ?? {} },
    found,
    sources.areas,
    subUnits,
  );
  const heads: RowHead[] = [];
  for (const [i, row] of file.rows.entries()) {
    heads.push(reader.read(row));
    if (i % ROWS_PER_TURN === ROWS_PER_TURN - 1) await nextTurn();
  }
  const proposedUnits = subUnits.list();
  const lives = subUnits.livesWith(proposedUnits);
  const units =
    lives === sources.lives ? found : new UnitFinder(lives, sources.government, request.effectiveOn, sources.learnt);
  const opds = [...new Set(heads.flatMap(({ opd }) => (opd === null ? [] : [opd])))];
  const before = new Map<SopId, RegisterSop>();
  const indices = new Map<UnitId, RegisterIndex>();
  for (const opd of opds) {
    const sops = await sources.sopsOf(units.family(opd));
    for (const sop of sops) before.set(sop.id, sop);
    indices.set(opd, new RegisterIndex(sops, units));
  }
  const planner = new RowPlanner(request, sources, units, indices);
  const duplicates = duplicatesOf(heads);
  const rows: PlannedRow[] = [];
  for (const [i, head] of heads.entries()) {
    rows.push(planner.plan(head, errorsBefore(head, duplicates)));
    if (i % ROWS_PER_TURN === ROWS_PER_TURN - 1) await nextTurn();
  }
  return {
    rows,
    proposedUnits,
    unknownOpds: [...reader.unknownOpds].map(([name, { rows: count, suggestion }]) => ({
      name,
      rows: count,
      suggestion,
    })),
    namedOpds: [...reader.namedOpds].map(([name, named]) => ({ name, ...named })),
    digest: digestOf(rows),
    opds: [...new Set(opds.flatMap((opd) => units.heirs(opd)))],
    before: [...before.values()],
    after: planner.after,
    lives,
  };
}

function errorsBefore(head: RowHead, duplicates: ReadonlyMap<string, ImportFinding>): ImportFinding[] {
  const duplicate = duplicates.get(head.row.key);
  return [...head.row.findings, ...head.findings, ...(duplicate ? [duplicate] : [])];
}

function digestOf(rows: readonly PlannedRow[]): string {
  const hash = createHash('sha256');
  for (const { row, outcome, unit, area, changes } of rows) {
    hash.update(JSON.stringify([row.key, outcome, unit?.name, area?.code, changes.map(({ en }) => en)]));
  }
  return hash.digest('hex');
}
