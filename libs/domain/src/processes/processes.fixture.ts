import { calendarDate } from '../calendar/calendar-date';
import { stamp } from '../calendar/stamp';
import type { ProcessEvent, ProcessFact, ProcessGroup } from './process-events';

/** A line of a map: process, what happened, when. Recorded in the order in which they stand. */
export const recorded = (lines: readonly (readonly [string, ProcessFact, string])[]): ProcessEvent[] =>
  lines.map(([process, fact, on], i) => ({
    ...{ id: `e${i}`, process, fact },
    ...{ effectiveOn: calendarDate(on), recordedAt: stamp(1_000 + i), sequence: i },
  }));

export const established = (
  code: string,
  parent: string | null = null,
  group: ProcessGroup = 'core',
  unit: string | null = null,
): ProcessFact => ({ type: 'established', code, name: `Proses ${code}`, group, parent, unit });
