import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportFinding } from '@pantausop/contracts';
import type { SopId, UnitId, UnitLife } from '@pantausop/domain';
import { PackedRows } from '../../files/packed-rows';
import { Duplicates } from './duplicates';
import type { Plan, PlannedRow, PlanTally } from './plan';
import type { PlanRequest, PlanSources } from './plan-request';
import { matchedSop, RegisterIndex, type Match, type MatchedSop } from './register-index';
import { HeadReader, type FoundPlace, type RowHead } from './row-head';
import { RowPlanner } from './row-planner';
import { SubUnits } from './sub-units';
import { UnitFinder } from './unit-finder';

/** A plan with what its effect on the figures is shown for. */
export interface WorkedPlan extends Plan {
  /** OPDs of today that the file names, or what became of them */
  readonly opds: readonly UnitId[];
  /** the organisation with the accepted new units in it */
  readonly lives: ReadonlyMap<UnitId, UnitLife>;
}

/**
 * Compares a file with the register: what each row would record (outer contract, matching). The rows are gone through twice, some at a
 * time: what they name together comes first, then each is planned. So memory stays even however long the file is, and others are answered.
 */
export async function planImport(request: PlanRequest, sources: PlanSources): Promise<WorkedPlan> {
  const { decisions, file, unit, opds: decidedOpds } = request;
  const found = new UnitFinder(sources.lives, sources.government, request.effectiveOn, sources.learnt);
  const acceptUnits = decisions.acceptUnits === true;
  const subUnits = new SubUnits(found, acceptUnits, sources.newId);
  const reader = new HeadReader(
    { file, unit, acceptUnits, opds: decidedOpds, areas: decisions.areas ?? {} },
    found,
    sources.areas,
    subUnits,
  );
  const { places, duplicates } = await survey(request, reader);
  const proposedUnits = subUnits.list();
  const lives = subUnits.livesWith(proposedUnits);
  const units =
    lives === sources.lives ? found : new UnitFinder(lives, sources.government, request.effectiveOn, sources.learnt);
  const opds = [...new Set(places.flatMap(({ opd }) => (opd === null ? [] : [opd])))];
  const planner = new RowPlanner(request, sources, units, await indicesOf(opds, units, sources));
  const rows = new PackedRows<PlannedRow>();
  const tally = new Tally();
  let at = 0;
  for (const part of file.rows.parts()) {
    const heads = part.map((row, i) => reader.whole(row, places[at + i] as FoundPlace));
    at += part.length;
    const matches = heads.map((head) => planner.matchOf(head));
    const matched = await matchedSops(matches, sources);
    for (const [i, head] of heads.entries()) {
      const planned = planner.plan(head, errorsBefore(head, duplicates), matches[i] as Match, matched);
      rows.push(planned);
      tally.add(planned);
    }
    await nextTurn();
  }
  return {
    rows,
    tally: tally.counts,
    proposedUnits,
    unknownOpds: [...reader.unknownOpds].map(([name, { rows: count, suggestion }]) => ({
      name,
      rows: count,
      suggestion,
    })),
    namedOpds: [...reader.namedOpds].map(([name, named]) => ({ name, ...named })),
    digest: tally.digest(),
    opds: [...new Set(opds.flatMap((opd) => units.heirs(opd)))],
    lives,
  };
}

/** Where every row belongs, and which repeat each other. */
async function survey({ file }: PlanRequest, reader: HeadReader) {
  const places: FoundPlace[] = [];
  const duplicates = new Duplicates();
  for (const part of file.rows.parts()) {
    for (const row of part) {
      const place = reader.read(row);
      places.push(place);
      duplicates.note(reader.whole(row, place));
    }
    await nextTurn();
  }
  return { places, duplicates };
}

async function indicesOf(
  opds: readonly UnitId[],
  units: UnitFinder,
  { sopsOf }: PlanSources,
): Promise<ReadonlyMap<UnitId, RegisterIndex>> {
  const indices = new Map<UnitId, RegisterIndex>();
  for (const opd of opds) {
    const index = new RegisterIndex(units);
    for await (const sops of sopsOf(units.family(opd))) for (const sop of sops) index.add(sop);
    indices.set(opd, index);
  }
  return indices;
}

async function matchedSops(matches: readonly Match[], { sops }: PlanSources): Promise<ReadonlyMap<SopId, MatchedSop>> {
  const ids = new Set(matches.flatMap((match) => ('sop' in match ? [match.sop.id] : [])));
  const found = ids.size === 0 ? [] : await sops([...ids]);
  return new Map(found.map((sop) => [sop.id, matchedSop(sop)]));
}

function errorsBefore(head: RowHead, duplicates: Duplicates): ImportFinding[] {
  const duplicate = duplicates.findingOf(head);
  return [...head.row.findings, ...head.findings, ...(duplicate ? [duplicate] : [])];
}

/** Counts planned rows and makes the digest of what they would record, identities of new things aside. */
class Tally {
  private readonly hash = createHash('sha256');
  private readonly outcomes = { new: 0, changed: 0, same: 0, error: 0 };
  private planned = 0;
  private unconfirmedAreas = 0;
  private numbersWithoutDates = 0;
  private changedDates = 0;

  add({ row, outcome, unit, area, changes, planned, numberWithoutDate, changedDates }: PlannedRow): void {
    this.outcomes[outcome] += 1;
    if (planned !== null) this.planned += 1;
    if (planned !== null && area !== null && !area.confirmed) this.unconfirmedAreas += 1;
    if (numberWithoutDate) this.numbersWithoutDates += 1;
    if (changedDates) this.changedDates += 1;
    this.hash.update(JSON.stringify([row.key, outcome, unit?.name, area?.code, changes.map(({ en }) => en)]));
  }

  get counts(): PlanTally {
    const { outcomes, planned, unconfirmedAreas, numbersWithoutDates, changedDates } = this;
    return { outcomes, planned, unconfirmedAreas, numbersWithoutDates, changedDates };
  }

  digest(): string {
    return this.hash.digest('hex');
  }
}
