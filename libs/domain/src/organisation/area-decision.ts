import type { CalendarDate } from '../calendar/calendar-date';
import type { Stamp } from '../calendar/stamp';
import type { AreaCode } from '../scoring/areas';
import type { EventId, UnitId } from '../sop/events';
import type { UnitTree } from './unit-tree';

/** "Tidak berlaku" for a whole area of a unit and the units below it (scoring rules §4). */
export interface AreaDecision {
  readonly id: EventId;
  readonly unit: UnitId;
  readonly area: AreaCode;
  readonly reason: string;
  readonly approvedBy: string;
  readonly from: CalendarDate;
  /** Exclusive; null = open. */
  readonly until: CalendarDate | null;
  readonly recordedAt: Stamp;
  /** When it was taken back; null = stands. */
  readonly retractedAt: Stamp | null;
}

/** Answers whether an area decision covers a unit on the day of the tree. */
export type ExcusedBy = (unit: UnitId, area: AreaCode) => boolean;

/** Answers the decisions in force on `date` as known at `knownAt`, looked up along the lineage of a unit. */
export function excusedOn(
  decisions: readonly AreaDecision[],
  tree: UnitTree,
  date: CalendarDate,
  knownAt: Stamp | null = null,
): ExcusedBy {
  const standing = new Set<string>();
  for (const decision of decisions) {
    const { unit, area, from, until } = decision;
    if (stands(decision, knownAt) && from <= date && (until === null || date < until)) standing.add(`${unit}|${area}`);
  }
  if (standing.size === 0) return () => false;
  return (unit, area) => tree.lineage(unit).some((above) => standing.has(`${above.id}|${area}`));
}

function stands({ recordedAt, retractedAt }: AreaDecision, knownAt: Stamp | null): boolean {
  if (knownAt !== null && recordedAt > knownAt) return false;
  return retractedAt === null || (knownAt !== null && retractedAt > knownAt);
}

/** Days within [from, until) on which an area of a unit is decided not to apply. */
export interface Excusal {
  readonly area: AreaCode;
  readonly from: CalendarDate;
  /** Exclusive; null = open. */
  readonly until: CalendarDate | null;
}

/** Answers when the decisions that stand, of a unit itself or of those then above it, cover it. */
export type ExcusalsOf = (unit: UnitId) => readonly Excusal[];

export function excusalsIn(
  decisions: readonly AreaDecision[],
  lineagesOf: (unit: UnitId) => readonly { readonly from: CalendarDate; readonly units: readonly UnitId[] }[],
  knownAt: Stamp | null = null,
): ExcusalsOf {
  const byUnit = new Map<UnitId, AreaDecision[]>();
  for (const decision of decisions) {
    if (!stands(decision, knownAt)) continue;
    byUnit.set(decision.unit, [...(byUnit.get(decision.unit) ?? []), decision]);
  }
  if (byUnit.size === 0) return () => [];
  return (unit) => {
    const lineages = lineagesOf(unit);
    return lineages.flatMap(({ from: since, units }, at) =>
      units.flatMap((above) =>
        (byUnit.get(above) ?? []).flatMap(({ area, from, until }): Excusal[] => {
          const first = from > since ? from : since;
          const end = earlier(until, lineages[at + 1]?.from ?? null);
          return end !== null && end <= first ? [] : [{ area, from: first, until: end }];
        }),
      ),
    );
  };
}

function earlier(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
