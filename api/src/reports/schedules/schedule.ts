import type { NewReportSchedule, ReportRule } from '@pantausop/contracts';
import {
  addDays,
  periodOf,
  type DaysOff,
  type DaysOfRule,
  type Period,
  type ScheduleRule,
  type ScheduleTime,
} from '@pantausop/domain';
import type { ReportOrder } from '../report-content';
import { cronIn } from './cron';
import type { Scope } from './scope';

export type ScheduleState = 'active' | 'paused' | 'deleted';

/** A schedule as it stands now. Times are milliseconds of the epoch. */
export interface Schedule {
  readonly id: string;
  readonly governmentId: string;
  readonly version: number;
  readonly state: ScheduleState;
  readonly stateReason: string | null;
  readonly ownerId: string;
  readonly handledThrough: number;
  readonly sample: boolean;
  readonly contents: NewReportSchedule;
  readonly changedAt: number;
  readonly changedBy: string;
}

/** Whether it runs, whose it is, and from which instant on it is watched. */
export type StateOfSchedule = Pick<Schedule, 'state' | 'stateReason' | 'ownerId' | 'handledThrough'>;

/** Reports on one OPD each; the others are on the whole government. */
export const isOnUnits = ({ report }: Pick<NewReportSchedule, 'report'>): boolean =>
  report === 'reportCard' || report === 'reminder';

/** The rule of a schedule with everything that its dates depend on. */
export function timeOf(contents: NewReportSchedule, daysOff: DaysOff, timeZone: string): ScheduleTime {
  const { rule, period, dayOff, catchUp, windowDays } = contents;
  const read = { rule: ruleOf(rule), timeZone, cron: cronIn(timeZone) };
  return { ...read, dayOff, daysOff, period, catchUp, windowHours: windowDays * 24 };
}

function ruleOf(rule: ReportRule): ScheduleRule {
  if (rule.every === 'cron') return { days: rule, minuteOfDay: 0 };
  const { time, ...days } = rule;
  const [hour, minute] = time.split(':').map(Number);
  return { days: days satisfies DaysOfRule, minuteOfDay: (hour ?? 0) * 60 + (minute ?? 0) };
}

/** What a run asks its figures for: nothing in it depends on the moment at which it is made. */
export function orderOf(
  { report, period: kind, language }: NewReportSchedule,
  { nominal, planned }: { readonly nominal: number; readonly planned: number },
  unitIds: Scope,
  timeZone: string,
): ReportOrder {
  const period: Period = periodOf(nominal, kind, timeZone);
  return {
    kind: report,
    period,
    comparedWith: addDays(period.from, -1),
    asOf: period.to,
    knownAt: new Date(planned).toISOString(),
    unitIds,
    language,
  };
}
