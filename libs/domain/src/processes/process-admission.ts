import type { CalendarDate } from '../calendar/calendar-date';
import { RefusedError } from '../errors';
import {
  DEEPEST_LEVEL,
  processMapOn,
  type MapProcess,
  type ProcessEvent,
  type ProcessFact,
  type ProcessId,
} from './process-events';

/** A fact before it is recorded. */
export interface PlannedProcessFact {
  readonly process: ProcessId;
  readonly fact: ProcessFact;
  readonly effectiveOn: CalendarDate;
}

/**
 * Refuses what cannot have happened to the map: in the future, before what is recorded of the process, a code that is taken, a parent
 * that is not there, a part of another group or too deep, an end while parts stand.
 *
 * @throws RefusedError with a code of its own for each
 */
export function admitProcessFact(
  events: readonly ProcessEvent[],
  { process: id, fact, effectiveOn }: PlannedProcessFact,
  today: CalendarDate,
): void {
  if (effectiveOn > today) {
    throw new RefusedError('process_in_future', 'invalid', `${effectiveOn} has not come yet`, { date: effectiveOn });
  }
  const map = processMapOn(events, effectiveOn);
  if (fact.type === 'established') {
    admitEstablished(map, processMapOn(events, today), fact, effectiveOn);
    return;
  }
  const process = map.find((one) => one.id === id);
  if (!process) throw unknownProcess(id, effectiveOn);
  const last = events.reduce((day, one) => (one.process === id && one.effectiveOn > day ? one.effectiveOn : day), '');
  if (effectiveOn < last) {
    const detail = `something is recorded of process ${process.code} on ${last} already: give that day or a later one`;
    throw new RefusedError('process_out_of_order', 'conflict', detail, { code: process.code, date: last });
  }
  admitLater(map, process, fact);
}

function admitEstablished(
  map: readonly MapProcess[],
  mapToday: readonly MapProcess[],
  { code, group, parent }: Extract<ProcessFact, { type: 'established' }>,
  date: CalendarDate,
): void {
  if ([...map, ...mapToday].some((one) => one.code === code)) {
    throw new RefusedError('process_code_taken', 'conflict', `there is a process ${code} already`, { code });
  }
  if (parent === null) return;
  const above = map.find((one) => one.id === parent);
  if (!above) throw unknownProcess(parent, date);
  if (above.level >= DEEPEST_LEVEL) {
    const detail = `process ${above.code} is on level ${DEEPEST_LEVEL} and has no parts`;
    throw new RefusedError('process_too_deep', 'invalid', detail, { code: above.code });
  }
  if (above.group !== group) {
    const detail = `process ${above.code} is of the group ${above.group}, and so are its parts`;
    throw new RefusedError('process_other_group', 'invalid', detail, { code: above.code });
  }
}

function admitLater(map: readonly MapProcess[], process: MapProcess, fact: ProcessFact): void {
  const { code } = process;
  if (fact.type === 'linked' && process.sops.includes(fact.sop)) {
    throw new RefusedError('process_linked', 'conflict', `the SOP belongs to process ${code} already`, { code });
  }
  if (fact.type === 'unlinked' && !process.sops.includes(fact.sop)) {
    throw new RefusedError('process_not_linked', 'not_found', `the SOP does not belong to process ${code}`, { code });
  }
  if (fact.type === 'ended' && map.some(({ parent }) => parent === process.id)) {
    throw new RefusedError('process_has_parts', 'conflict', `process ${code} has parts: end these first`, { code });
  }
}

const unknownProcess = (process: ProcessId, date: CalendarDate): RefusedError =>
  new RefusedError('unknown_process', 'not_found', `there is no process ${process} on ${date}`, { process, date });
