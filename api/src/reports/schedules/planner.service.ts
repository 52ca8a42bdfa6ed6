import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { write, type Database } from '@pantausop/database';
import { dueRuns, handledAt, isAheadOfClock, RefusedError, type DueRun, type ScheduleTime } from '@pantausop/domain';
import { UserDirectory } from '../../access';
import { AuditTrail } from '../../audit';
import { Clock, DATABASE, SETTINGS, type Settings } from '../../config';
import type { Government } from '../../organisation/organisation.repository';
import { RunsRepository } from '../runs/runs.repository';
import { NoticesRepository } from '../watch/notices.repository';
import { timeOf, type Schedule } from './schedule';
import { SchedulesRepository } from './schedules.repository';
import { WorkingCalendar } from './working-calendar';

/** Turns what schedules say into runs. Any number of servers may do so at once. */
@Injectable()
export class Planner {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly schedules: SchedulesRepository,
    private readonly runs: RunsRepository,
    private readonly notices: NoticesRepository,
    private readonly directory: UserDirectory,
    private readonly calendar: WorkingCalendar,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Plans every run that is due by now, and notes every one that is skipped. */
  async plan({ id: governmentId }: Pick<Government, 'id'>): Promise<void> {
    const active = (await this.schedules.schedules(governmentId)).filter(({ state }) => state === 'active');
    if (active.length === 0) return;
    const daysOff = await this.calendar.daysOff(governmentId);
    const users = await this.directory.users();
    for (const schedule of active) {
      if (users.some(({ id, disabled }) => id === schedule.ownerId && !disabled)) {
        await this.planOne(schedule, timeOf(schedule.contents, daysOff, this.settings.timeZone));
      } else {
        await this.pauseOrphan(schedule);
      }
    }
  }

  /**
   * Makes the latest run of a schedule that was due at a moment, of days to come none, also one that was skipped or failed.
   * @returns its id, and whether it is to be made now: false when it was made already
   * @throws RefusedError when none was due by then
   */
  async makeUp(schedule: Schedule, at: number): Promise<{ id: string; made: boolean }> {
    const { id: scheduleId, governmentId, contents } = schedule;
    const daysOff = await this.calendar.daysOff(governmentId);
    const time = timeOf({ ...contents, catchUp: 'all', windowDays: 400 }, daysOff, this.settings.timeZone);
    const by = Math.min(at, this.clock.now());
    const due = dueRuns(time, by - LOOKED_BACK_MS, by).at(-1);
    if (!due) {
      throw new RefusedError('no_run_due', 'invalid', {
        id: `dalam 400 hari terakhir tidak ada giliran laporan “${contents.name}”: tunggu giliran berikutnya`,
        en: `no run of “${contents.name}” was due in the last 400 days: wait for the next one`,
        detail: `no run of "${contents.name}" was due in the 400 days before ${new Date(by).toISOString()}`,
      });
    }
    const now = this.clock.now();
    return write(this.database, async (tx) => {
      const id = randomUUID();
      if (await this.runs.add(tx, runOf(schedule, { ...due, skipped: null }, id, now), now)) return { id, made: true };
      const held = await this.runs.runOf(scheduleId, due.nominal, tx);
      if (!held) throw new Error(`the run of ${scheduleId} at ${due.nominal} is neither there nor new`);
      return { id: held.id, made: await this.runs.revive(tx, held.id, now) };
    });
  }

  private async planOne(schedule: Schedule, time: ScheduleTime): Promise<void> {
    const now = this.clock.now();
    const from = isAheadOfClock(schedule.handledThrough, now)
      ? await this.putClockRight(schedule, time, now)
      : schedule.handledThrough;
    const due = dueRuns(time, from, now);
    const through = due.at(-1)?.nominal ?? from;
    if (through === from) return;
    await write(this.database, async (tx) => {
      if (!(await this.schedules.moveOn(tx, { ...schedule, handledThrough: from }, through))) return;
      for (const run of due) {
        const id = randomUUID();
        const fresh = await this.runs.add(tx, runOf(schedule, run, id, now), now);
        if (!fresh || run.skipped === null) continue;
        const notice = { scheduleId: schedule.id, runId: id, kind: 'skipped', detail: run.skipped } as const;
        await this.notices.add(tx, schedule.governmentId, notice, now);
      }
    });
  }

  /** The clock had run ahead and was set back: what it noted meanwhile is taken back. @returns from which instant on to watch */
  private putClockRight(schedule: Schedule, time: ScheduleTime, now: number): Promise<number> {
    return write(this.database, async (tx) => {
      const last = await this.runs.forgetAhead(tx, schedule.id, now);
      const from = Math.max(last ?? 0, handledAt(time, Math.min(schedule.changedAt, now)));
      await this.schedules.moveOn(tx, schedule, from);
      return from;
    });
  }

  /** A schedule whose owner may not sign in any more answers to nobody: it stands still, for all to see. */
  private async pauseOrphan(schedule: Schedule): Promise<void> {
    const { id, governmentId, contents } = schedule;
    const paused = { ...schedule, state: 'paused', stateReason: 'owner_inactive' } as const;
    const now = this.clock.now();
    await write(this.database, async (tx) => {
      if (!(await this.schedules.setState(tx, schedule, paused))) return;
      const notice = { scheduleId: id, runId: null, kind: 'owner_inactive', detail: contents.name } as const;
      await this.notices.add(tx, governmentId, notice, now);
      const subject = { kind: 'report_schedule', id, label: contents.name };
      const change = { before: { state: 'active' }, after: { state: 'paused', reason: 'owner_inactive' } };
      await this.trail.record(tx, { action: 'report.schedule', outcome: 'done', actor: null, subject, ...change });
    });
  }
}

const LOOKED_BACK_MS = 400 * 24 * 3_600_000;

const runOf = ({ id, governmentId }: Schedule, { nominal, planned, skipped }: DueRun, runId: string, now: number) => ({
  ...{ id: runId, governmentId, scheduleId: id, kind: 'scheduled' as const, nominal, planned, test: null },
  status: skipped === null ? ('planned' as const) : ('skipped' as const),
  reason: skipped,
  ...(skipped === null ? {} : { finishedAt: now }),
});
