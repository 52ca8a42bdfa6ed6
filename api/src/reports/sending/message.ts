import type { GIVE_UP_REASONS, REPORT_MESSAGE_STATES } from '@pantausop/contracts';
import type { ReportLetter } from '../report-content';
import type { Scope } from '../schedules/scope';

export type MessageState = (typeof REPORT_MESSAGE_STATES)[number];
export type GiveUpReason = (typeof GIVE_UP_REASONS)[number];

/** One mail to one person. Times are milliseconds of the epoch. */
export interface Message {
  readonly id: string;
  readonly runId: string;
  readonly snapshotId: string;
  readonly unitIds: Scope;
  /** lower case */
  readonly address: string;
  readonly userId: string | null;
  readonly name: string;
  readonly messageId: string;
  readonly state: MessageState;
  readonly reason: string | null;
  readonly attempts: number;
  readonly nextTryAt: number;
  readonly handedOver: boolean;
  readonly sentAgain: boolean;
  readonly changedAt: number;
}

export interface ClaimedMessage extends Message {
  readonly leaseToken: string;
}

/** What was written, with the link that ends such mails. */
export interface WrittenLetter extends ReportLetter {
  readonly unsubscribeUrl: string | null;
}

const MINUTE_MS = 60_000;
const DELAYS_MINUTES = [1, 5, 15, 60, 180];

/** After so many attempts, which take about three days, a message is given up. */
export const MOST_ATTEMPTS = 28;

/** How long an unknown message waits before it is sent again by itself, where its schedule wants that. */
export const UNKNOWN_WAIT_MS = 30 * MINUTE_MS;

/** How long to wait after so many attempts that a server put off: growing, then every three hours. */
export const delayAfter = (attempts: number): number =>
  (DELAYS_MINUTES[Math.max(0, attempts - 1)] ?? DELAYS_MINUTES.at(-1) ?? 0) * MINUTE_MS;
