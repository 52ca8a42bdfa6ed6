import { Inject, Injectable } from '@nestjs/common';
import { NewReportScheduleSchema, type NewReportSchedule } from '@pantausop/contracts';
import type { Database, Queryable, Tx } from '@pantausop/database';
import { DATABASE } from '../../config';
import type { Schedule, ScheduleState, StateOfSchedule } from './schedule';

export interface ScheduleVersion {
  readonly version: number;
  readonly contents: NewReportSchedule;
  readonly changedAt: number;
  readonly changedBy: string;
}

/** Schedules as they stand, and what they said before. */
@Injectable()
export class SchedulesRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Those that are not deleted, in the order in which they were made; of an id only that one, deleted ones too. */
  async schedules(
    governmentId: string,
    id: string | null = null,
    q: Queryable = this.database.db,
  ): Promise<Schedule[]> {
    const rows = await q
      .selectFrom('report_schedules as s')
      .innerJoin('report_schedule_versions as v', (join) =>
        join.onRef('v.schedule_id', '=', 's.id').onRef('v.version', '=', 's.version'),
      )
      .selectAll('s')
      .select(['v.contents', 'v.recorded_at', 'v.actor'])
      .where('s.government_id', '=', governmentId)
      .where((e) => (id === null ? e('s.state', '!=', 'deleted') : e('s.id', '=', id)))
      .orderBy('s.created_at')
      .orderBy('s.id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      governmentId: row.government_id,
      version: row.version,
      state: row.state as ScheduleState,
      stateReason: row.state_reason,
      ownerId: row.owner_id,
      handledThrough: row.handled_through,
      sample: row.sample === 1,
      contents: contentsOf(row.contents),
      changedAt: row.recorded_at,
      changedBy: row.actor,
    }));
  }

  async versions(id: string): Promise<ScheduleVersion[]> {
    const query = this.database.db.selectFrom('report_schedule_versions').selectAll().where('schedule_id', '=', id);
    return (await query.orderBy('version', 'desc').execute()).map((row) => ({
      version: row.version,
      contents: contentsOf(row.contents),
      changedAt: row.recorded_at,
      changedBy: row.actor,
    }));
  }

  async add(tx: Tx, schedule: Schedule): Promise<void> {
    await tx
      .insertInto('report_schedules')
      .values({
        id: schedule.id,
        government_id: schedule.governmentId,
        version: schedule.version,
        state: schedule.state,
        state_reason: schedule.stateReason,
        owner_id: schedule.ownerId,
        handled_through: schedule.handledThrough,
        sample: Number(schedule.sample),
        created_at: schedule.changedAt,
      })
      .execute();
    await this.addVersion(tx, schedule);
  }

  /** New contents are a new version. @returns false when somebody else changed it meanwhile */
  async change(tx: Tx, before: Pick<Schedule, 'id' | 'version'>, after: Schedule): Promise<boolean> {
    const { numUpdatedRows } = await tx
      .updateTable('report_schedules')
      .set({
        version: after.version,
        state: after.state,
        state_reason: after.stateReason,
        handled_through: after.handledThrough,
      })
      .where('id', '=', before.id)
      .where('version', '=', before.version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await this.addVersion(tx, after);
    return true;
  }

  /** Pauses, resumes or deletes; what it says stays. @returns false when somebody else changed it meanwhile */
  async setState(tx: Tx, { id, version, state }: Schedule, to: StateOfSchedule): Promise<boolean> {
    const { numUpdatedRows } = await tx
      .updateTable('report_schedules')
      .set({
        state: to.state,
        state_reason: to.stateReason,
        owner_id: to.ownerId,
        handled_through: to.handledThrough,
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', '=', state)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** @returns false when it is no longer what was planned from: changed, paused, or another server was faster */
  async moveOn(tx: Tx, { id, version, handledThrough }: Schedule, to: number): Promise<boolean> {
    const { numUpdatedRows } = await tx
      .updateTable('report_schedules')
      .set({ handled_through: to })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', '=', 'active')
      .where('handled_through', '=', handledThrough)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async optedOut(scheduleId: string, q: Queryable = this.database.db): Promise<ReadonlySet<string>> {
    const query = q.selectFrom('report_opt_outs').select('address').where('schedule_id', '=', scheduleId);
    return new Set((await query.execute()).map(({ address }) => address));
  }

  /** With the moment of each, the latest first. */
  async optOuts(scheduleId: string): Promise<{ address: string; at: number }[]> {
    const query = this.database.db.selectFrom('report_opt_outs').selectAll().where('schedule_id', '=', scheduleId);
    const rows = await query.orderBy('recorded_at', 'desc').orderBy('address').execute();
    return rows.map((row) => ({ address: row.address, at: row.recorded_at }));
  }

  /** The schedules whose mails an address ended, the latest first. */
  async optOutsOf(address: string): Promise<{ scheduleId: string; at: number }[]> {
    const query = this.database.db.selectFrom('report_opt_outs').selectAll().where('address', '=', address);
    const rows = await query.orderBy('recorded_at', 'desc').orderBy('schedule_id').execute();
    return rows.map((row) => ({ scheduleId: row.schedule_id, at: row.recorded_at }));
  }

  /** @returns false when the address had not ended them */
  async takeBackOptOut(tx: Tx, scheduleId: string, address: string): Promise<boolean> {
    const query = tx.deleteFrom('report_opt_outs').where('schedule_id', '=', scheduleId);
    const { numDeletedRows } = await query.where('address', '=', address).executeTakeFirst();
    return numDeletedRows > 0n;
  }

  async optOut(tx: Tx, scheduleId: string, address: string, at: number): Promise<void> {
    await tx
      .insertInto('report_opt_outs')
      .values({ schedule_id: scheduleId, address, recorded_at: at })
      .onConflict((c) => c.doNothing())
      .execute();
  }

  private async addVersion(
    tx: Tx,
    { id, governmentId, version, contents, changedAt, changedBy }: Schedule,
  ): Promise<void> {
    await tx
      .insertInto('report_schedule_versions')
      .values({
        schedule_id: id,
        version,
        government_id: governmentId,
        contents: JSON.stringify(contents),
        recorded_at: changedAt,
        actor: changedBy,
      })
      .execute();
  }
}

const contentsOf = (json: string): NewReportSchedule => NewReportScheduleSchema.parse(JSON.parse(json));
