import { LONGEST_SHIFT_DAYS, movesBeforePeriodEnds, plannedInstant, type Shifting } from './planned';
import { nominalInstants, type RuleInZone } from './rule';

/** What is made up of instants that were missed: none, the latest, or all of them. */
export const CATCH_UP_POLICIES = ['skip', 'latest_only', 'all'] as const;
export type CatchUpPolicy = (typeof CATCH_UP_POLICIES)[number];

export const SKIP_REASONS = ['missed', 'beyond_window', 'superseded'] as const;
/** missed = late and the policy makes up none; beyond_window = older than is made up; superseded = a later one is made up. */
export type SkipReason = (typeof SKIP_REASONS)[number];

export interface ScheduleTime extends RuleInZone, Omit<Shifting, 'timeZone'> {
  readonly catchUp: CatchUpPolicy;
  /** how long after its planned instant a missed run is still made up, hours */
  readonly windowHours: number;
}

export interface DueRun {
  /** milliseconds of the epoch; the key of the run */
  readonly nominal: number;
  readonly planned: number;
  /** null = to be made */
  readonly skipped: SkipReason | null;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const REACH_MS = (LONGEST_SHIFT_DAYS + 1) * DAY_MS;

/** A run that begins so late is on time: ticks come by the minute and a restart takes a while. */
export const GRACE_MS = HOUR_MS;

/**
 * The runs whose planned instant has come and that nobody handled yet, oldest first.
 * @param handled the nominal instant of the last one handled: see `handledAt` for a beginning
 */
export function dueRuns(time: ScheduleTime, handled: number, now: number): DueRun[] {
  const due = plannedAfter(time, handled, now).filter(({ planned }) => planned <= now);
  const withinWindow = due.filter(
    ({ planned }) => now - planned <= time.windowHours * HOUR_MS || isOnTime(planned, now),
  );
  const latest = withinWindow.at(-1);
  return due.map((run) => ({ ...run, skipped: reasonToSkip(run, time, now, withinWindow.includes(run), latest) }));
}

function reasonToSkip(
  run: Omit<DueRun, 'skipped'>,
  { catchUp }: ScheduleTime,
  now: number,
  within: boolean,
  latest: Omit<DueRun, 'skipped'> | undefined,
): SkipReason | null {
  if (isOnTime(run.planned, now)) return null;
  if (!within) return 'beyond_window';
  if (catchUp === 'skip') return 'missed';
  return catchUp === 'latest_only' && run !== latest ? 'superseded' : null;
}

const isOnTime = (planned: number, now: number): boolean => now - planned <= GRACE_MS;

/** The nominal instant from which a schedule that is made, changed or resumed now is watched: nothing before is made up. */
export function handledAt(time: ScheduleTime, now: number): number {
  const past = plannedAfter(time, now - REACH_MS, now).filter(({ planned }) => planned <= now);
  return past.at(-1)?.nominal ?? now - REACH_MS;
}

/** True for an instant that no clock that runs forward can have handled: the clock was set back. */
export const isAheadOfClock = (handled: number, now: number): boolean => handled > now + REACH_MS;

/** The next runs of a schedule that is active, soonest first. */
export function nextRuns(time: ScheduleTime, handled: number, now: number, count: number): Omit<DueRun, 'skipped'>[] {
  const found: Omit<DueRun, 'skipped'>[] = [];
  // a quarter has fewer than 93 days: each step of this size finds at least one run of any rule but a rare cron expression
  for (let [from, step] = [Math.max(handled, now - REACH_MS), 0]; found.length < count && step < 12; step += 1) {
    const to = from + 100 * DAY_MS;
    found.push(...runsIn(time, from, to).filter(({ planned }) => planned > now));
    from = to;
  }
  return found.slice(0, count);
}

/** The first instant ahead that the rule for days off would move to before its period is over; null = none in two years. */
export function firstMovedTooEarly(time: ScheduleTime, now: number): number | null {
  const ahead = nominalInstants(time, now, now + 731 * DAY_MS);
  return ahead.find((nominal) => movesBeforePeriodEnds(nominal, time)) ?? null;
}

/** Runs whose nominal instant lies after one, and whose planned instant may have come by now: a shift reaches back. */
const plannedAfter = (time: ScheduleTime, handled: number, now: number): Omit<DueRun, 'skipped'>[] =>
  runsIn(time, handled, now + REACH_MS);

const runsIn = (time: ScheduleTime, after: number, until: number): Omit<DueRun, 'skipped'>[] =>
  nominalInstants(time, after, until).map((nominal) => ({ nominal, planned: plannedInstant(nominal, time) }));
