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

/** The decisions in force on `date` as known at `knownAt`. */
export const decisionsOn = (
  decisions: readonly AreaDecision[],
  date: CalendarDate,
  knownAt: Stamp | null,
): readonly AreaDecision[] =>
  decisions.filter(({ from, until, recordedAt, retractedAt }) => {
    if (knownAt !== null && recordedAt > knownAt) return false;
    if (retractedAt !== null && (knownAt === null || retractedAt <= knownAt)) return false;
    return from <= date && (until === null || date < until);
  });

/** Answers the decisions in force on `date` as known at `knownAt`, looked up along the lineage of a unit. */
export function excusedOn(
  decisions: readonly AreaDecision[],
  tree: UnitTree,
  date: CalendarDate,
  knownAt: Stamp | null = null,
): ExcusedBy {
  const standing = new Set(decisionsOn(decisions, date, knownAt).map(({ unit, area }) => `${unit}|${area}`));
  if (standing.size === 0) return () => false;
  return (unit, area) => tree.lineage(unit).some((above) => standing.has(`${above.id}|${area}`));
}
