import { Inject, Injectable } from '@nestjs/common';
import type { ReportSchedule } from '@pantausop/contracts';
import { nextRuns, periodOf, type DaysOff } from '@pantausop/domain';
import { UserDirectory, type ListedUser } from '../../access';
import { Clock, SETTINGS, type Settings } from '../../config';
import type { Run } from '../runs/run';
import { RunsRepository } from '../runs/runs.repository';
import { AudienceService } from './audience.service';
import { timeOf, type Schedule } from './schedule';
import { WorkingCalendar } from './working-calendar';

const SHOWN_DATES = 3;

/** An instant as the API writes it. */
export const instant = (ms: number): string => new Date(ms).toISOString();

/** Schedules as people see them: with their next dates, their owner, and how many would get them. */
@Injectable()
export class ScheduleView {
  constructor(
    private readonly directory: UserDirectory,
    private readonly runs: RunsRepository,
    private readonly audience: AudienceService,
    private readonly calendar: WorkingCalendar,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async all(governmentId: string, schedules: readonly Schedule[]): Promise<ReportSchedule[]> {
    const users = await this.directory.users();
    const latest = await this.runs.latest(governmentId);
    const daysOff = await this.calendar.daysOff(governmentId);
    const views: ReportSchedule[] = [];
    for (const schedule of schedules) {
      const owner = users.find(({ id }) => id === schedule.ownerId);
      views.push(await this.one(schedule, owner, latest.get(schedule.id), daysOff));
    }
    return views;
  }

  private async one(
    schedule: Schedule,
    owner: ListedUser | undefined,
    last: Run | undefined,
    daysOff: DaysOff,
  ): Promise<ReportSchedule> {
    const { id, version, contents, state, stateReason, ownerId, changedAt, changedBy, sample } = schedule;
    const { recipients, leftOut } = await this.audience.of(schedule);
    return {
      ...contents,
      ...{ id, version, changedBy, sample },
      state: state === 'active' ? 'active' : 'paused',
      stateReason: stateReason as ReportSchedule['stateReason'],
      owner: { id: ownerId, name: owner?.name ?? ownerId, active: owner?.disabled === false },
      next: state === 'active' ? this.nextDates(schedule, daysOff) : [],
      lastRun: last
        ? { id: last.id, plannedAt: instant(last.planned), status: last.status, reason: last.reason }
        : null,
      recipients: recipients.length,
      optedOut: leftOut.filter(({ why }) => why === 'opted_out').length,
      changedAt: instant(changedAt),
    };
  }

  private nextDates({ contents, handledThrough }: Schedule, daysOff: DaysOff): ReportSchedule['next'] {
    const { timeZone } = this.settings;
    const time = timeOf(contents, daysOff, timeZone);
    const now = this.clock.now();
    return nextRuns(time, handledThrough, now, SHOWN_DATES).map(({ nominal, planned }) => ({
      nominalAt: instant(nominal),
      plannedAt: instant(planned),
      period: periodOf(nominal, contents.period, timeZone),
    }));
  }
}
