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
    const reason = {
      id: `tanggal ${effectiveOn} belum tiba: pilih hari ini atau sebelumnya`,
      en: `${effectiveOn} has not come yet: choose today or an earlier day`,
    };
    throw new RefusedError('process_in_future', 'invalid', reason, { date: effectiveOn });
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
    const reason = {
      id: `proses ${process.code} sudah mempunyai catatan tanggal ${last}: pilih tanggal itu atau sesudahnya`,
      en: `something is recorded of process ${process.code} on ${last} already: give that day or a later one`,
    };
    throw new RefusedError('process_out_of_order', 'conflict', reason, { code: process.code, date: last });
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
    const reason = {
      id: `sudah ada proses berkode ${code}: pilih kode lain`,
      en: `there is a process ${code} already: choose another code`,
    };
    throw new RefusedError('process_code_taken', 'conflict', reason, { code });
  }
  if (parent === null) return;
  const above = map.find((one) => one.id === parent);
  if (!above) throw unknownProcess(parent, date);
  if (above.level >= DEEPEST_LEVEL) {
    const reason = {
      id: `proses ${above.code} berada di tingkat ${DEEPEST_LEVEL}, tingkat terdalam: pilih induk di atasnya`,
      en: `process ${above.code} is on level ${DEEPEST_LEVEL}, the deepest one: choose a process above it`,
    };
    throw new RefusedError('process_too_deep', 'invalid', reason, { code: above.code });
  }
  if (above.group !== group) {
    const reason = {
      id: `bagian dari proses ${above.code} harus dari kelompok yang sama dengannya: pilih kelompok itu atau induk lain`,
      en: `parts of process ${above.code} are of its group: choose that group, or another process above`,
      detail: `process ${above.code} is of the group ${above.group}, and so are its parts`,
    };
    throw new RefusedError('process_other_group', 'invalid', reason, { code: above.code });
  }
}

function admitLater(map: readonly MapProcess[], process: MapProcess, fact: ProcessFact): void {
  const { code } = process;
  if (fact.type === 'linked' && process.sops.includes(fact.sop)) {
    const reason = {
      id: `SOP ini sudah tercatat pada proses ${code}`,
      en: `the SOP belongs to process ${code} already`,
    };
    throw new RefusedError('process_linked', 'conflict', reason, { code });
  }
  if (fact.type === 'unlinked' && !process.sops.includes(fact.sop)) {
    const reason = {
      id: `SOP ini tidak tercatat pada proses ${code}`,
      en: `the SOP does not belong to process ${code}`,
    };
    throw new RefusedError('process_not_linked', 'not_found', reason, { code });
  }
  if (fact.type === 'ended' && map.some(({ parent }) => parent === process.id)) {
    const reason = {
      id: `proses ${code} masih mempunyai bagian: akhiri dahulu bagiannya`,
      en: `process ${code} has parts: end these first`,
    };
    throw new RefusedError('process_has_parts', 'conflict', reason, { code });
  }
}

const unknownProcess = (process: ProcessId, date: CalendarDate): RefusedError =>
  new RefusedError(
    'unknown_process',
    'not_found',
    {
      id: `proses bisnis itu tidak ada pada ${date}: pilih proses atau tanggal lain`,
      en: `there is no such business process on ${date}: choose another process or date`,
      detail: `there is no process ${process} on ${date}`,
    },
    { process, date },
  );
