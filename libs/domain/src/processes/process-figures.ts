import type { CalendarDate } from '../calendar/calendar-date';
import type { SopId } from '../sop/events';
import type { SopState } from '../sop/state';
import type { MapProcess, ProcessId } from './process-events';

/** How a process is worked out in SOPs: one in force; only ones that are not in force yet; none. */
export const PROCESS_STANDINGS = ['in_force', 'not_yet', 'without'] as const;
export type ProcessStanding = (typeof PROCESS_STANDINGS)[number];

export interface StandingProcess extends MapProcess {
  /** without parts of its own: only these are counted, because SOPs are drafted from the lowest level */
  readonly lowest: boolean;
  /** of a lowest process; null for one that has parts */
  readonly standing: ProcessStanding | null;
  /** the lowest processes within it, itself among them */
  readonly counts: ProcessCounts;
}

export type ProcessCounts = Readonly<Record<ProcessStanding, number>>;

/** An SOP as far as the map looks at it. */
export type LinkedSop = Pick<SopState, 'obliged' | 'ratifiedOn'>;

/**
 * Says of every process how it stands. A link to an SOP that is unknown, or whose need has ended, counts for nothing.
 * @param map parents before their parts, as `processMapOn` gives it
 */
export function standingProcesses(
  map: readonly MapProcess[],
  sops: ReadonlyMap<SopId, LinkedSop>,
): readonly StandingProcess[] {
  const parents = new Set(map.map(({ parent }) => parent));
  const counts = new Map<ProcessId, Record<ProcessStanding, number>>(
    map.map(({ id }) => [id, { in_force: 0, not_yet: 0, without: 0 }]),
  );
  const byId = new Map(map.map((process) => [process.id, process]));
  const standings = new Map<ProcessId, ProcessStanding>();
  for (const process of map) {
    if (parents.has(process.id)) continue;
    const standing = standingOfLinks(process.sops.map((sop) => sops.get(sop)));
    standings.set(process.id, standing);
    let at: MapProcess | undefined = process;
    while (at) {
      const held = counts.get(at.id);
      if (held) held[standing] += 1;
      at = at.parent === null ? undefined : byId.get(at.parent);
    }
  }
  return map.map((process) => ({
    ...process,
    lowest: !parents.has(process.id),
    standing: standings.get(process.id) ?? null,
    counts: counts.get(process.id) ?? { in_force: 0, not_yet: 0, without: 0 },
  }));
}

function standingOfLinks(links: readonly (LinkedSop | undefined)[]): ProcessStanding {
  const needed = links.filter((sop) => sop?.obliged === true);
  if (needed.some((sop) => sop?.ratifiedOn !== null)) return 'in_force';
  return needed.length > 0 ? 'not_yet' : 'without';
}

/** The lowest processes by how they stand. */
export function countProcesses(processes: readonly Pick<StandingProcess, 'standing'>[]): ProcessCounts {
  const counts = { in_force: 0, not_yet: 0, without: 0 };
  for (const { standing } of processes) if (standing !== null) counts[standing] += 1;
  return counts;
}

/** An evaluation of this version within so many months counts as done. */
export function isEvaluated(
  { ratifiedOn, evaluatedOn }: Pick<SopState, 'ratifiedOn' | 'evaluatedOn'>,
  since: CalendarDate,
): boolean {
  return ratifiedOn !== null && evaluatedOn !== null && evaluatedOn >= ratifiedOn && evaluatedOn > since;
}
