import type { LEFT_OUT_REASONS, REPORT_RUN_REASONS, REPORT_RUN_STATES } from '@pantausop/contracts';
import type { Scope } from '../schedules/scope';

export type RunStatus = (typeof REPORT_RUN_STATES)[number];
export type RunReason = (typeof REPORT_RUN_REASONS)[number];

/** Somebody who was meant and gets nothing. */
export interface LeftOut {
  readonly name: string;
  readonly why: (typeof LEFT_OUT_REASONS)[number];
}

/** One report that was due, or a test of it. Times are milliseconds of the epoch. */
export interface Run {
  readonly id: string;
  readonly governmentId: string;
  readonly scheduleId: string;
  readonly kind: 'scheduled' | 'test';
  readonly nominal: number;
  readonly planned: number;
  readonly status: RunStatus;
  readonly reason: string | null;
  readonly leftOut: readonly LeftOut[];
  readonly test: { readonly userId: string; readonly unitIds: Scope } | null;
  readonly attempts: number;
  readonly finishedAt: number | null;
}

/** A run that this process works at, until the lease ends; whatever it writes bears the token. */
export interface ClaimedRun extends Run {
  readonly leaseToken: string;
}

/** Somebody else took over: what was worked at is theirs now. */
export class LeaseLost extends Error {
  constructor(what: string) {
    super(`${what} was taken over by another process`);
    this.name = 'LeaseLost';
  }
}

/** For so long what a process works at is its own; one that is killed leaves it to others after that. */
export const LEASE_MS = 5 * 60_000;
