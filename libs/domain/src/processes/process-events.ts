import type { CalendarDate } from '../calendar/calendar-date';
import type { Stamp } from '../calendar/stamp';
import type { EventId, SopId, UnitId } from '../sop/events';

/** proses inti, pendukung, lainnya (PermenPANRB 19/2018) */
export const PROCESS_GROUPS = ['core', 'support', 'other'] as const;
export type ProcessGroup = (typeof PROCESS_GROUPS)[number];

/** Level 0 is a process of the whole government, 1 to 3 are its parts. */
export const DEEPEST_LEVEL = 3;

export type ProcessId = string;

/** What happened to a process of the map. A part has the group of the process that it is a part of. */
export type ProcessFact =
  | {
      readonly type: 'established';
      readonly code: string;
      readonly name: string;
      readonly group: ProcessGroup;
      readonly parent: ProcessId | null;
      /** in charge; null = several, or not decided */
      readonly unit: UnitId | null;
    }
  | { readonly type: 'renamed'; readonly name: string }
  | { readonly type: 'assigned'; readonly unit: UnitId | null }
  | { readonly type: 'linked' | 'unlinked'; readonly sop: SopId }
  | { readonly type: 'ended'; readonly reason: string };

export const PROCESS_FACT_TYPES = [
  'established',
  'renamed',
  'assigned',
  'linked',
  'unlinked',
  'ended',
] as const satisfies readonly ProcessFact['type'][];

/** Append-only. In the order of `effectiveOn`, then of `recordedAt`, then of `sequence`. */
export interface ProcessEvent {
  readonly id: EventId;
  readonly process: ProcessId;
  readonly fact: ProcessFact;
  readonly effectiveOn: CalendarDate;
  readonly recordedAt: Stamp;
  readonly sequence: number;
}

/** A process as it stands on a day. */
export interface MapProcess {
  readonly id: ProcessId;
  readonly code: string;
  readonly name: string;
  readonly group: ProcessGroup;
  readonly parent: ProcessId | null;
  /** 0 to DEEPEST_LEVEL */
  readonly level: number;
  readonly unit: UnitId | null;
  readonly sops: readonly SopId[];
}

interface Standing extends Omit<MapProcess, 'level' | 'sops'> {
  readonly sops: ReadonlySet<SopId>;
}

/** Codes in the order people count: `2` before `10`, `1.2` before `1.10`. */
export const compareCodes = (a: string, b: string): number => a.localeCompare(b, 'id', { numeric: true });

/**
 * The map on a day, parents before their parts: by group, then by code. What hangs below a process that is not there is left out.
 */
export function processMapOn(events: readonly ProcessEvent[], date: CalendarDate): readonly MapProcess[] {
  const standing = new Map<ProcessId, Standing>();
  for (const { process, fact, effectiveOn } of [...events].sort(inOrder)) {
    if (effectiveOn <= date) apply(standing, process, fact);
  }
  const below = new Map<ProcessId | null, Standing[]>();
  for (const process of standing.values()) {
    below.set(process.parent, [...(below.get(process.parent) ?? []), process]);
  }
  const branch = (parent: ProcessId | null, level: number): MapProcess[] =>
    (below.get(parent) ?? [])
      .sort((a, b) => compareCodes(a.code, b.code))
      .flatMap((process) => [{ ...process, level, sops: [...process.sops] }, ...branch(process.id, level + 1)]);
  const all = branch(null, 0);
  return PROCESS_GROUPS.flatMap((group) => all.filter((process) => process.group === group));
}

function apply(standing: Map<ProcessId, Standing>, id: ProcessId, fact: ProcessFact): void {
  if (fact.type === 'established') {
    const { code, name, group, parent, unit } = fact;
    standing.set(id, { id, code, name, group, parent, unit, sops: new Set() });
    return;
  }
  const process = standing.get(id);
  if (!process) return;
  switch (fact.type) {
    case 'renamed':
      standing.set(id, { ...process, name: fact.name });
      return;
    case 'assigned':
      standing.set(id, { ...process, unit: fact.unit });
      return;
    case 'linked':
      standing.set(id, { ...process, sops: new Set([...process.sops, fact.sop]) });
      return;
    case 'unlinked':
      standing.set(id, { ...process, sops: new Set([...process.sops].filter((sop) => sop !== fact.sop)) });
      return;
    case 'ended':
      standing.delete(id);
  }
}

/** The order in which events take effect. */
export const inOrder = (a: ProcessEvent, b: ProcessEvent): number =>
  a.effectiveOn === b.effectiveOn
    ? a.recordedAt - b.recordedAt || a.sequence - b.sequence
    : a.effectiveOn < b.effectiveOn
      ? -1
      : 1;
