import type { StatusFault, SystemStatus } from '@pantausop/contracts';
import type { WriteTrouble } from '@pantausop/database';
import { WRITE_REFUSALS } from '../http';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A day, and the time that a backup may take and be tried again. */
const BACKUP_OLD_MS = 26 * HOUR;
/** A server that answers takes letters within minutes; a greylisted one comes within the hour. */
const MAIL_STUCK_MS = 2 * HOUR;
/** Clocks of machines differ by so much without anything being wrong. */
const CLOCK_TOLERANCE_MS = 5 * MINUTE;
/** Less than this, or than a twentieth, is little for a database that is copied every day. */
const DISK_LOW_BYTES = 1_073_741_824;
const DISK_LOW_PART = 20;

/** What was seen of an installation, besides what the status shows. */
export interface Seen extends Omit<SystemStatus, 'faults'> {
  readonly trouble: WriteTrouble | null;
  readonly filesOpen: boolean;
}

/** What is wrong, by these figures. */
export function faultsOf(seen: Seen): StatusFault[] {
  const { trouble, backup, mail, byItself, disk, clock } = seen;
  const now = Date.parse(clock.now);
  const age = (instant: string | null): number => (instant === null ? 0 : now - Date.parse(instant));
  const up = age(seen.program.startedAt);
  const faults: readonly (StatusFault | false)[] = [
    trouble !== null && WRITE_REFUSALS[trouble].code,
    isDiskLow(disk) && 'disk_low',
    backup?.failure != null && 'backup_failed',
    // a new installation makes its first one within a day
    backup !== null && backup.last === null && up > BACKUP_OLD_MS && 'backup_missing',
    isBackupOld(backup?.last?.at ?? null, now) && 'backup_old',
    !seen.filesOpen && 'files_closed',
    age(clock.newestChange) < -CLOCK_TOLERANCE_MS && 'clock_behind',
    byItself?.still === true && 'reports_still',
    age(mail.oldestWaitingAt) > MAIL_STUCK_MS && 'mail_stuck',
    mail.unknown > 0 && 'mail_unknown',
    mail.failedRuns > 0 && 'reports_failed',
  ];
  return faults.filter((fault) => fault !== false);
}

/** @param last ISO 8601; null = none @param now milliseconds of the epoch */
export const isBackupOld = (last: string | null, now: number): boolean =>
  last !== null && now - Date.parse(last) > BACKUP_OLD_MS;

/** Bytes that are free, and all of them. */
export const isDiskLow = ({ free, total }: SystemStatus['disk']): boolean =>
  free < DISK_LOW_BYTES || free * DISK_LOW_PART < total;
