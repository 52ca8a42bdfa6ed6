import type { WorkKind } from '@pantausop/contracts';
import { GOVERNING_DUTIES, OPD_DUTIES, RefusedError, type UnitId, type UnitTree } from '@pantausop/domain';
import { highestUnit } from '../access';
import type { Caller } from '../http';

/** What kinds of work a caller is shown, and of which units. */
export interface WorkScope {
  /** true where none of it is the caller's to do */
  readonly readOnly: boolean;
  /** the units of whose SOPs the caller does the work of the OPD */
  readonly own: readonly UnitId[];
  /** the units that may be seen and that a filter leaves; null = all of the one government of a database */
  readonly seen: readonly UnitId[] | null;
  /** governments lie below what may be seen: they are looked at one by one, and here is only what belongs to none of them */
  readonly wide: boolean;
  readonly kinds: ReadonlySet<WorkKind>;
}

const GOVERNING: readonly WorkKind[] = [...GOVERNING_DUTIES, 'unmapped_cells', 'unmapped_units'];
const KEEPING: readonly WorkKind[] = ['silent_units', 'units_without_operator'];
/** What leaders look at: where work of others waits. */
const LOOKED_AT: readonly WorkKind[] = [...GOVERNING_DUTIES, 'unmapped_units', 'silent_units'];

/** @throws RefusedError `not_found` for a unit that is not there, or not the caller's to see */
export function workScopeOf(caller: Caller, tree: UnitTree, unit: UnitId | undefined): WorkScope {
  if (unit !== undefined && (!tree.find(unit) || !caller.covers('register.read', unit, tree))) {
    const reason = {
      id: 'unit ini tidak ada hari ini, atau di luar hak akses Anda: pilih unit lain',
      en: 'there is no such unit today, or it is not yours to see: choose another one',
      detail: `there is no unit ${unit} today, or it is not yours to see`,
    };
    throw new RefusedError('unit_not_found', 'not_found', reason, { unit });
  }
  const worked = caller.grants.filter(({ role }) => role === 'operator').map(({ unitId }) => unitId);
  const within = (roots: readonly UnitId[]): UnitId[] => [
    ...new Set(roots.flatMap((root) => tree.ofOwnGovernment(root).map(({ id }) => id))),
  ];
  const limited = caller.scope('register.read');
  const roots = unit === undefined ? (limited ?? startOf(caller, tree)) : [unit];
  const wide = roots.some((root) => tree.holdsGovernments(root));
  const all = tree.roots.every(({ id }) => roots.includes(id));
  const seen = unit === undefined && all && !wide ? null : within(roots);
  const asked = new Set(seen);
  const own = within(worked);
  const kinds: WorkKind[] = [
    ...(worked.length > 0 ? OPD_DUTIES : []),
    ...(caller.permissions.has('register.govern') ? GOVERNING : []),
    ...(caller.permissions.has('training.keep') ? KEEPING : []),
  ];
  return {
    readOnly: kinds.length === 0,
    own: unit === undefined ? own : own.filter((id) => asked.has(id)),
    ...{ seen, wide },
    kinds: new Set(kinds.length === 0 ? LOOKED_AT : kinds),
  };
}

/** Where one looks first who may look everywhere: over several governments at the own place, as the figures do. */
function startOf({ grants }: Caller, tree: UnitTree): readonly UnitId[] {
  const all = tree.roots.map(({ id }) => id);
  const own = all.some((root) => tree.holdsGovernments(root)) ? highestUnit(grants, tree) : null;
  return own === null ? all : [own];
}
