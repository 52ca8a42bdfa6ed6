import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { REPORT_NOTICE_KINDS } from '@pantausop/contracts';
import type { Database, ReportNoticesTable, Tx } from '@pantausop/database';
import { DATABASE } from '../../config';

export type NoticeKind = (typeof REPORT_NOTICE_KINDS)[number];

/** What the owner of a schedule has to know. Times are milliseconds of the epoch. */
export interface Notice {
  readonly id: string;
  readonly scheduleId: string;
  /** null = of the schedule itself */
  readonly runId: string | null;
  readonly kind: NoticeKind;
  readonly detail: string;
  readonly createdAt: number;
}

const MINUTE_MS = 60_000;
/** So often a notice is tried by mail, every quarter of an hour: two days. */
const MOST_MAILS = 192;

@Injectable()
export class NoticesRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Once for each run and kind; of a schedule itself it comes anew. */
  async add(tx: Tx, governmentId: string, notice: Omit<Notice, 'id' | 'createdAt'>, now: number): Promise<void> {
    const { scheduleId, runId, kind, detail } = notice;
    const fresh = { created_at: now, seen_at: null, mailed_at: null, mail_attempts: 0, next_mail_at: now };
    const key = { schedule_id: scheduleId, run_id: runId ?? '', kind };
    await tx
      .insertInto('report_notices')
      .values({ id: randomUUID(), government_id: governmentId, ...key, detail, ...fresh })
      .onConflict((c) =>
        runId === null ? c.columns(['schedule_id', 'run_id', 'kind']).doUpdateSet(fresh) : c.doNothing(),
      )
      .execute();
  }

  /** Those that nobody has seen yet, the newest first. */
  async unseen(governmentId: string): Promise<Notice[]> {
    const rows = await this.database.db
      .selectFrom('report_notices')
      .selectAll()
      .where('government_id', '=', governmentId)
      .where('seen_at', 'is', null)
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .limit(200)
      .execute();
    return rows.map(noticeOf);
  }

  async see(tx: Tx, id: string, now: number): Promise<void> {
    await tx.updateTable('report_notices').set({ seen_at: now }).where('id', '=', id).execute();
  }

  /** Takes a notice that is to go by mail; it comes again in a quarter of an hour unless it is marked as mailed. */
  async claimMail(now: number): Promise<Notice | null> {
    const row = await this.database.db
      .updateTable('report_notices')
      .set((e) => ({ next_mail_at: now + 15 * MINUTE_MS, mail_attempts: e('mail_attempts', '+', 1) }))
      .where('id', 'in', (e) =>
        e
          .selectFrom('report_notices')
          .select('id')
          .where('mailed_at', 'is', null)
          .where('next_mail_at', '<=', now)
          .where('mail_attempts', '<', MOST_MAILS)
          .orderBy('created_at')
          .limit(1),
      )
      .where('next_mail_at', '<=', now)
      .returningAll()
      .executeTakeFirst();
    return row ? noticeOf(row) : null;
  }

  async mailed(id: string, now: number): Promise<void> {
    await this.database.db.updateTable('report_notices').set({ mailed_at: now }).where('id', '=', id).execute();
  }
}

const noticeOf = (row: ReportNoticesTable): Notice => ({
  id: row.id,
  scheduleId: row.schedule_id,
  runId: row.run_id === '' ? null : row.run_id,
  kind: row.kind as NoticeKind,
  detail: row.detail,
  createdAt: row.created_at,
});
