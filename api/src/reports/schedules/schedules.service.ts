import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { NewReportSchedule, ReportSchedule, ReportScheduleChange } from '@pantausop/contracts';
import { write, type Database } from '@pantausop/database';
import { firstMovedTooEarly, handledAt, RefusedError, type Reason } from '@pantausop/domain';
import { AuditTrail } from '../../audit';
import { Clock, DATABASE, SETTINGS, type Settings } from '../../config';
import type { Caller } from '../../http';
import { OrganisationService } from '../../organisation/organisation.service';
import { AudienceService } from './audience.service';
import { faultOfCron } from './cron';
import { isOnUnits, timeOf, type Schedule, type StateOfSchedule } from './schedule';
import { instant, ScheduleView } from './schedule-view';
import { SchedulesRepository } from './schedules.repository';
import { WorkingCalendar } from './working-calendar';

/** Schedules, as people make and change them. */
@Injectable()
export class SchedulesService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly schedules: SchedulesRepository,
    private readonly organisations: OrganisationService,
    private readonly audience: AudienceService,
    private readonly calendar: WorkingCalendar,
    private readonly view: ScheduleView,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<ReportSchedule[]> {
    const { id } = await this.organisations.government();
    return this.view.all(id, await this.schedules.schedules(id));
  }

  async one(id: string): Promise<ReportSchedule> {
    return this.shown(await this.known(id));
  }

  async versions(id: string) {
    await this.known(id);
    const versions = await this.schedules.versions(id);
    return versions.map(({ contents, version, changedAt, changedBy }) => ({
      ...contents,
      ...{ version, changedBy, changedAt: instant(changedAt) },
    }));
  }

  /** @throws RefusedError when the rule never comes, comes too often, or reports on days that are still to come */
  async add(
    contents: NewReportSchedule,
    caller: Pick<Caller, 'userId' | 'username'>,
    sample = false,
  ): Promise<ReportSchedule> {
    const { id: governmentId } = await this.organisations.government();
    const handledThrough = await this.check(governmentId, contents);
    const schedule: Schedule = {
      ...{ id: randomUUID(), governmentId, version: 1, state: 'active', stateReason: null, ownerId: caller.userId },
      ...{ handledThrough, sample, contents, changedAt: this.clock.now(), changedBy: caller.username },
    };
    await write(this.database, async (tx) => {
      await this.schedules.add(tx, schedule);
      await this.trail.record(tx, { ...actOn(schedule), after: contents });
    });
    return this.shown(schedule);
  }

  /** What it says from now on. Dates that are past are not made up; runs that are sealed stay as they are. */
  async change(id: string, change: ReportScheduleChange, caller: Caller): Promise<ReportSchedule> {
    const before = await this.known(id);
    const contents = { ...before.contents, ...change };
    const handledThrough = await this.check(before.governmentId, contents);
    const after: Schedule = {
      ...before,
      ...{ version: before.version + 1, contents, handledThrough },
      ...{ changedAt: this.clock.now(), changedBy: caller.username },
    };
    await write(this.database, async (tx) => {
      if (!(await this.schedules.change(tx, before, after))) throw changedMeanwhile(before);
      await this.trail.record(tx, { ...actOn(after), before: before.contents, after: contents });
    });
    return this.shown(after);
  }

  async pause(id: string, stateReason: 'by_hand' | 'sample' = 'by_hand'): Promise<ReportSchedule> {
    const schedule = await this.known(id);
    if (schedule.state === 'paused') return this.shown(schedule);
    return this.setState(schedule, { ...schedule, state: 'paused', stateReason });
  }

  /** From now on; what fell into the pause is not made up. Whoever resumes a schedule without an active owner takes it over. */
  async resume(id: string, caller: Caller): Promise<ReportSchedule> {
    const schedule = await this.known(id);
    if (schedule.state === 'active') return this.shown(schedule);
    const handledThrough = await this.check(schedule.governmentId, schedule.contents);
    const ownerId = schedule.stateReason === 'by_hand' ? schedule.ownerId : caller.userId;
    return this.setState(schedule, { state: 'active', stateReason: null, ownerId, handledThrough });
  }

  /** Runs and mails of it stay in the archive. */
  async remove(id: string): Promise<void> {
    const schedule = await this.known(id);
    await this.setState(schedule, { ...schedule, state: 'deleted', stateReason: null });
  }

  /** @throws RefusedError when there is none, or it was deleted */
  async known(id: string): Promise<Schedule> {
    const { id: governmentId } = await this.organisations.government();
    const [schedule] = await this.schedules.schedules(governmentId, id);
    if (schedule && schedule.state !== 'deleted') return schedule;
    const reason = {
      id: 'jadwal ini tidak ada atau sudah dihapus: pilih dari daftar jadwal',
      en: 'there is no such schedule, or it was deleted: choose one of the list',
      detail: `there is no schedule ${id}: GET /api/v1/report-schedules`,
    };
    throw new RefusedError('unknown_schedule', 'not_found', reason, { id });
  }

  private async setState(schedule: Schedule, to: StateOfSchedule): Promise<ReportSchedule> {
    await write(this.database, async (tx) => {
      if (!(await this.schedules.setState(tx, schedule, to))) throw changedMeanwhile(schedule);
      const change = {
        before: { state: schedule.state, owner: schedule.ownerId },
        after: { state: to.state, owner: to.ownerId },
      };
      await this.trail.record(tx, { ...actOn(schedule), ...change });
    });
    return this.shown({ ...schedule, ...to });
  }

  private async shown(schedule: Schedule): Promise<ReportSchedule> {
    const [view] = await this.view.all(schedule.governmentId, [schedule]);
    if (!view) throw new Error('a schedule has no view');
    return view;
  }

  /** @returns from which instant on it is watched */
  private async check(governmentId: string, contents: NewReportSchedule): Promise<number> {
    const { timeZone } = this.settings;
    const now = this.clock.now();
    const { rule, report, period, audience } = contents;
    const fault = rule.every === 'cron' ? faultOfCron(rule.expression, timeZone, now) : null;
    if (fault !== null) {
      throw refused('bad_cron', {
        id: 'ekspresi cron ini tidak dapat dipakai: harus lima bagian, memang akan tiba, dan paling banyak sekali sehari',
        en: 'this cron expression cannot be used: it needs five fields, has to come, and at most once a day',
        detail: `the cron expression cannot be used: ${fault}`,
      });
    }
    if ((period === 'day') !== (report === 'reminder')) {
      throw refused('bad_period', {
        id: 'pengingat melihat ke depan dari satu hari, laporan lain melaporkan minggu, bulan, atau triwulan',
        en: 'a reminder looks ahead from a day, every other report is on a week, month or quarter',
      });
    }
    const opds = await this.audience.opds();
    if (isOnUnits(contents) && audience.addresses.some(({ unitId }) => !opds.some(({ id }) => id === unitId))) {
      throw refused('address_without_opd', {
        id: 'pilih OPD untuk setiap alamat: laporan ini satu per OPD',
        en: 'say of which OPD each named address gets the report',
      });
    }
    const time = timeOf(contents, await this.calendar.daysOff(governmentId), timeZone);
    const early = firstMovedTooEarly(time, now);
    if (early !== null) {
      const date = instant(early);
      const reason = {
        id: `laporan ${date.slice(0, 10)} akan terkirim sebelum masanya berakhir: kirim pada hari kerja berikutnya, atau lebih akhir dalam bulan itu`,
        en: `the report of ${date.slice(0, 10)} would be sent before its period is over: send it on the next working day, or later in the month`,
        detail: `the run of ${date} would be sent before its period is over: send it on the next working day, or later in the month`,
      };
      throw refused('before_period_ends', reason, { date });
    }
    return handledAt(time, now);
  }
}

const actOn = ({ id, contents }: Pick<Schedule, 'id' | 'contents'>) =>
  ({
    action: 'report.schedule',
    outcome: 'done',
    subject: { kind: 'report_schedule', id, label: contents.name },
  }) as const;

const refused = (code: string, reason: Reason, params = {}): RefusedError =>
  new RefusedError(code, 'invalid', reason, params);

const changedMeanwhile = ({ contents }: Schedule): RefusedError =>
  new RefusedError('schedule_changed', 'conflict', {
    id: `jadwal “${contents.name}” baru saja diubah orang lain: muat ulang halaman, lalu ubah lagi`,
    en: `“${contents.name}” was changed meanwhile: read it again`,
  });
