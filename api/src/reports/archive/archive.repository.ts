import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '@pantausop/database';
import { DATABASE } from '../../config';
import type { RunStatus } from '../runs/run';
import type { Message, MessageState } from '../sending/message';
import { messageOf } from '../sending/messages.repository';

/** Whose mails are seen: those of one account, or (null) everybody's. */
export type Seen = string | null;

export interface Page {
  readonly page: number;
  readonly pageSize: number;
}

/** A run with the name that its schedule bears now. */
export interface ListedRun {
  readonly id: string;
  readonly scheduleId: string;
  /** JSON: what the schedule says now */
  readonly contents: string;
  readonly kind: string;
  readonly nominal: number;
  readonly planned: number;
  readonly status: RunStatus;
  readonly reason: string | null;
  readonly finishedAt: number | null;
}

export interface ListedMessage extends Message {
  readonly title: string;
  readonly contents: string;
  readonly planned: number;
  readonly kind: string;
}

/** What was sent, by run and by mail. */
@Injectable()
export class ArchiveRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The latest first. */
  async runs(
    governmentId: string,
    seen: Seen,
    filter: { readonly id?: string; readonly schedule?: string; readonly status?: RunStatus },
    { page, pageSize }: Page,
  ): Promise<{ items: ListedRun[]; total: number }> {
    let query = this.database.db
      .selectFrom('report_runs as r')
      .innerJoin('report_schedules as s', 's.id', 'r.schedule_id')
      .innerJoin('report_schedule_versions as v', (join) =>
        join.onRef('v.schedule_id', '=', 's.id').onRef('v.version', '=', 's.version'),
      )
      .where('r.government_id', '=', governmentId);
    const { id, schedule, status } = filter;
    if (id !== undefined) query = query.where('r.id', '=', id);
    if (schedule !== undefined) query = query.where('r.schedule_id', '=', schedule);
    if (status !== undefined) query = query.where('r.status', '=', status);
    if (seen !== null) {
      query = query.where('r.id', 'in', (e) =>
        e.selectFrom('report_messages').select('run_id').where('user_id', '=', seen),
      );
    }
    const { total } = await query.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    const rows = await query
      .selectAll('r')
      .select('v.contents')
      .orderBy('r.planned_at', 'desc')
      .orderBy('r.id')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    const items = rows.map((row) => ({
      ...{ id: row.id, scheduleId: row.schedule_id, contents: row.contents, kind: row.kind, reason: row.reason },
      ...{ nominal: row.nominal_at, planned: row.planned_at, finishedAt: row.finished_at },
      status: row.status as RunStatus,
    }));
    return { items, total: Number(total) };
  }

  /** How many mails of each run are in which state. */
  async counts(
    runIds: readonly string[],
    seen: Seen,
  ): Promise<{ runId: string; state: MessageState; count: number }[]> {
    if (runIds.length === 0) return [];
    let query = this.database.db
      .selectFrom('report_messages')
      .select(({ fn }) => ['run_id', 'state', fn.countAll<number>().as('count')])
      .where('run_id', 'in', [...runIds])
      .groupBy(['run_id', 'state']);
    if (seen !== null) query = query.where('user_id', '=', seen);
    const rows = await query.execute();
    return rows.map((row) => ({ runId: row.run_id, state: row.state as MessageState, count: Number(row.count) }));
  }

  /** What went wrong first, then the latest. */
  async messages(
    governmentId: string,
    seen: Seen,
    filter: { readonly id?: string; readonly run?: string; readonly schedule?: string; readonly state?: MessageState },
    { page, pageSize }: Page,
  ): Promise<{ items: ListedMessage[]; total: number }> {
    let query = this.database.db
      .selectFrom('report_messages as m')
      .innerJoin('report_runs as r', 'r.id', 'm.run_id')
      .innerJoin('report_snapshots as p', 'p.id', 'm.snapshot_id')
      .innerJoin('report_schedules as s', 's.id', 'r.schedule_id')
      .innerJoin('report_schedule_versions as v', (join) =>
        join.onRef('v.schedule_id', '=', 's.id').onRef('v.version', '=', 's.version'),
      )
      .where('m.government_id', '=', governmentId);
    const { id, run, schedule, state } = filter;
    if (id !== undefined) query = query.where('m.id', '=', id);
    if (run !== undefined) query = query.where('m.run_id', '=', run);
    if (schedule !== undefined) query = query.where('r.schedule_id', '=', schedule);
    if (state !== undefined) query = query.where('m.state', '=', state);
    if (seen !== null) query = query.where('m.user_id', '=', seen);
    const { total } = await query.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    const rows = await query
      .selectAll('m')
      .select(['p.title', 'v.contents', 'r.planned_at', 'r.kind'])
      .orderBy((e) => e.case().when('m.state', '=', 'accepted').then(1).else(0).end())
      .orderBy('r.planned_at', 'desc')
      .orderBy('m.address')
      .orderBy('m.unit_id')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    const items = rows.map((row) => ({
      ...messageOf(row),
      ...{ title: row.title, contents: row.contents, planned: row.planned_at, kind: row.kind },
    }));
    return { items, total: Number(total) };
  }
}
