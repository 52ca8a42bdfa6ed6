import type { SopId, UnitId } from '../sop/events';
import { DEEPEST_LEVEL, type MapProcess, type ProcessFact, type ProcessGroup, type ProcessId } from './process-events';
import { processGroupOf, type ProcessRow } from './process-table';

/** What is wrong with a row; the last only leaves out its link. */
export const PROCESS_PROBLEMS = [
  'no_code',
  'no_name',
  'code_twice',
  'unknown_parent',
  'wrong_parent',
  'too_deep',
  'unknown_group',
  'no_group',
  'other_group',
  'unknown_unit',
  'unknown_sop',
] as const;
export type ProcessProblem = (typeof PROCESS_PROBLEMS)[number];

/** What a row would do: add a process, change one that is there, nothing, or nothing because it is wrong. */
export type ProcessRowEffect = 'add' | 'change' | 'same' | 'wrong';

export interface PlannedProcessRow {
  readonly row: ProcessRow;
  readonly effect: ProcessRowEffect;
  readonly problems: readonly ProcessProblem[];
  readonly process: ProcessId | null;
  readonly group: ProcessGroup | null;
  readonly level: number | null;
  /** in the order in which they are recorded */
  readonly facts: readonly ProcessFact[];
}

/** What the plan has to know of the rest. */
export interface ProcessSurroundings {
  readonly map: readonly MapProcess[];
  newId(): ProcessId;
  unitOf(text: string): UnitId | null;
  sopOf(text: string, unit: UnitId | null): SopId | null;
}

type Place = Pick<MapProcess, 'id' | 'group' | 'level'>;

/** Plans a table row by row; a part comes after the process that it is a part of, in the table or in the map. */
export function planProcessTable(rows: readonly ProcessRow[], around: ProcessSurroundings): PlannedProcessRow[] {
  const standing = new Map(around.map.map((process) => [process.code, process]));
  const places = new Map<string, Place | 'wrong'>(around.map.map((process) => [process.code, process]));
  const seen = new Set<string>();
  return rows.map((row) => {
    const twice = seen.has(row.code);
    seen.add(row.code);
    const planned = planRow(row, twice, standing.get(row.code), places, around);
    if (!twice && row.code !== '') places.set(row.code, placeOf(planned));
    return planned;
  });
}

function placeOf({ process, group, level, effect }: PlannedProcessRow): Place | 'wrong' {
  return effect === 'wrong' || process === null || group === null || level === null
    ? 'wrong'
    : { id: process, group, level };
}

function planRow(
  row: ProcessRow,
  twice: boolean,
  known: MapProcess | undefined,
  places: ReadonlyMap<string, Place | 'wrong'>,
  around: ProcessSurroundings,
): PlannedProcessRow {
  const problems: ProcessProblem[] = [];
  if (row.code === '') problems.push('no_code');
  if (row.name === '') problems.push('no_name');
  if (twice) problems.push('code_twice');
  const parent = known ? undefined : parentOf(row, places);
  if (parent === 'unknown') problems.push('unknown_parent');
  if (parent === 'wrong') problems.push('wrong_parent');
  const above = typeof parent === 'object' ? parent : undefined;
  if (above && above.level >= DEEPEST_LEVEL) problems.push('too_deep');
  const group = known?.group ?? groupOf(row, above, problems);
  const unit = row.unit === '' ? null : around.unitOf(row.unit);
  if (row.unit !== '' && unit === null) problems.push('unknown_unit');
  if (problems.length > 0) return { row, effect: 'wrong', problems, process: null, group, level: null, facts: [] };

  const sops = sopsOf(row, unit ?? known?.unit ?? null, around);
  if (sops.includes(null)) problems.push('unknown_sop');
  const found = sops.filter((sop) => sop !== null);
  const facts = known ? changesOf(known, row, unit) : newProcess(row, group, above, unit);
  facts.push(...found.filter((sop) => !known?.sops.includes(sop)).map((sop) => ({ type: 'linked' as const, sop })));
  return {
    ...{ row, problems, facts, group },
    effect: known ? (facts.length > 0 ? 'change' : 'same') : 'add',
    process: known?.id ?? around.newId(),
    level: known?.level ?? (above ? above.level + 1 : 0),
  };
}

/** undefined = it is a part of none */
function parentOf(
  { code, parent }: ProcessRow,
  places: ReadonlyMap<string, Place | 'wrong'>,
): Place | 'wrong' | 'unknown' | undefined {
  if (parent !== '') return places.get(parent) ?? 'unknown';
  const dot = code.lastIndexOf('.');
  return dot > 0 ? (places.get(code.slice(0, dot)) ?? 'unknown') : undefined;
}

function groupOf(row: ProcessRow, above: Place | undefined, problems: ProcessProblem[]): ProcessGroup | null {
  const given = row.group === '' ? null : processGroupOf(row.group);
  if (row.group !== '' && given === null) problems.push('unknown_group');
  else if (above && given !== null && given !== above.group) problems.push('other_group');
  // without its parent, nothing is said of a missing group: the parent is what is wrong
  else if (!above && given === null && problems.length === 0) problems.push('no_group');
  return given ?? above?.group ?? null;
}

function sopsOf({ sops }: ProcessRow, unit: UnitId | null, around: ProcessSurroundings): (SopId | null)[] {
  const texts = sops.split(/[;\n]/).map((text) => text.trim());
  return [...new Set(texts.filter((text) => text !== '').map((text) => around.sopOf(text, unit)))];
}

function newProcess(
  { code, name }: ProcessRow,
  group: ProcessGroup | null,
  above: Place | undefined,
  unit: UnitId | null,
): ProcessFact[] {
  if (group === null) throw new RangeError(`process ${code} has no group`);
  return [{ type: 'established', code, name, group, parent: above?.id ?? null, unit }];
}

function changesOf(known: MapProcess, { name }: ProcessRow, unit: UnitId | null): ProcessFact[] {
  const facts: ProcessFact[] = [];
  if (name !== known.name) facts.push({ type: 'renamed', name });
  if (unit !== null && unit !== known.unit) facts.push({ type: 'assigned', unit });
  return facts;
}
