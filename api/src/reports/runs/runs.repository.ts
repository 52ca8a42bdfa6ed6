import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Database, Queryable, ReportRunsTable, Tables, Tx } from '@pantausop/database';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { DATABASE } from '../../config';
import { scopeKey, scopeOf } from '../schedules/scope';
import { LEASE_MS, LeaseLost, type ClaimedRun, type LeftOut, type Run, type RunStatus } from './run';

export interface NewRun extends Omit<Run, 'attempts' | 'finishedAt' | 'leftOut'> {
  readonly finishedAt?: number;
}

/** The runs of schedules, and whose work they are at the moment. */
@Injectable()
export class RunsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @returns false when there is that run already */
  async add(tx: Tx, run: NewRun, now: number): Promise<boolean> {
    const result = await tx
      .insertInto('report_runs')
      .values({
        id: run.id,
        government_id: run.governmentId,
        schedule_id: run.scheduleId,
        kind: run.kind,
        nominal_at: run.nominal,
        planned_at: run.planned,
        status: run.status,
        reason: run.reason,
        left_out: '[]',
        test_user_id: run.test?.userId ?? null,
        test_unit_id: run.test ? scopeKey(run.test.unitIds) : null,
        attempts: 0,
        next_try_at: now,
        recorded_at: now,
        finished_at: run.finishedAt ?? null,
      })
      .onConflict((c) => c.doNothing())
      .executeTakeFirst();
    return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  async run(id: string, q: Queryable = this.database.db): Promise<Run | null> {
    const row = await q.selectFrom('report_runs').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? runOf(row) : null;
  }

  async runOf(scheduleId: string, nominal: number, q: Queryable = this.database.db): Promise<Run | null> {
    const query = q.selectFrom('report_runs').selectAll().where('schedule_id', '=', scheduleId);
    const row = await query.where('kind', '=', 'scheduled').where('nominal_at', '=', nominal).executeTakeFirst();
    return row ? runOf(row) : null;
  }

  /** The latest of each schedule, tests left aside. */
  async latest(governmentId: string): Promise<ReadonlyMap<string, Run>> {
    const rows = await this.database.db
      .selectFrom('report_runs as r')
      .selectAll()
      .where('r.government_id', '=', governmentId)
      .where('r.kind', '=', 'scheduled')
      .where((e) =>
        e.not(
          e.exists(
            e
              .selectFrom('report_runs as n')
              .select('n.id')
              .whereRef('n.schedule_id', '=', 'r.schedule_id')
              .where('n.kind', '=', 'scheduled')
              .whereRef('n.nominal_at', '>', 'r.nominal_at'),
          ),
        ),
      )
      .execute();
    return new Map(rows.map((row) => [row.schedule_id, runOf(row)]));
  }

  /**
   * Takes the oldest run that is to be made, or that a process left which is no more. One statement, so that of two servers one gets it.
   * A lease or a wait that lies further ahead than any is given was written by a clock that went wrong: it does not count.
   */
  async claim(now: number, only: string | null = null): Promise<ClaimedRun | null> {
    const leaseToken = randomUUID();
    const { db } = this.database;
    const row = await db
      .updateTable('report_runs')
      .set((e) => ({
        status: 'preparing',
        lease_token: leaseToken,
        lease_until: now + LEASE_MS,
        attempts: e('attempts', '+', 1),
      }))
      .where('id', 'in', (e) => {
        const open = e
          .selectFrom('report_runs')
          .select('id')
          .where('status', 'in', ['planned', 'preparing'])
          .where((w) => w.or([w('next_try_at', '<=', now), w('next_try_at', '>', now + LONGEST_WAIT_MS)]))
          .where(isFree(now));
        return (only === null ? open : open.where('id', '=', only)).orderBy('planned_at').orderBy('id').limit(1);
      })
      .where('status', 'in', ['planned', 'preparing'])
      .where(isFree(now))
      .returningAll()
      .executeTakeFirst();
    return row ? { ...runOf(row), leaseToken } : null;
  }

  /** Writes within the own lease and renews it. @throws LeaseLost when it is no longer ours: then nothing may be written */
  async hold(q: Queryable, { id, leaseToken }: ClaimedRun, now: number): Promise<void> {
    const { numUpdatedRows } = await q
      .updateTable('report_runs')
      .set({ lease_until: now + LEASE_MS })
      .where('id', '=', id)
      .where('lease_token', '=', leaseToken)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new LeaseLost(`run ${id}`);
  }

  /** Ends the work at a run. @throws LeaseLost */
  async put(
    tx: Tx,
    claimed: ClaimedRun,
    outcome: {
      readonly status: RunStatus;
      readonly reason?: string | null;
      readonly leftOut?: readonly LeftOut[];
      readonly nextTryAt?: number;
      readonly finishedAt?: number;
    },
  ): Promise<void> {
    const { numUpdatedRows } = await tx
      .updateTable('report_runs')
      .set({
        status: outcome.status,
        reason: outcome.reason ?? null,
        ...(outcome.leftOut ? { left_out: JSON.stringify(outcome.leftOut) } : {}),
        ...(outcome.nextTryAt === undefined ? {} : { next_try_at: outcome.nextTryAt }),
        finished_at: outcome.finishedAt ?? null,
        lease_token: null,
        lease_until: null,
      })
      .where('id', '=', claimed.id)
      .where('lease_token', '=', claimed.leaseToken)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new LeaseLost(`run ${claimed.id}`);
  }

  /** A run that failed, was skipped or had nobody to go to is to be made after all. @returns false when it is neither */
  async revive(tx: Tx, id: string, now: number): Promise<boolean> {
    const { numUpdatedRows } = await tx
      .updateTable('report_runs')
      .set({ status: 'planned', reason: null, attempts: 0, next_try_at: now, finished_at: null })
      .where('id', '=', id)
      .where('status', 'in', ['failed', 'skipped'])
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Takes back what a clock that ran ahead noted, as far as nothing was sent. @returns the nominal instant of the latest run noted before */
  async forgetAhead(tx: Tx, scheduleId: string, now: number): Promise<number | null> {
    await tx
      .deleteFrom('report_runs')
      .where('schedule_id', '=', scheduleId)
      .where('recorded_at', '>', now)
      .where('status', 'in', ['planned', 'skipped'])
      .execute();
    const { nominal } = await tx
      .selectFrom('report_runs')
      .select(({ fn }) => fn.max('nominal_at').as('nominal'))
      .where('schedule_id', '=', scheduleId)
      .where('kind', '=', 'scheduled')
      .where('recorded_at', '<=', now)
      .executeTakeFirstOrThrow();
    return nominal;
  }

  /** Runs that should have come to an end by a moment and have not. */
  async overdue(governmentId: string, plannedBefore: number): Promise<Run[]> {
    const rows = await this.database.db
      .selectFrom('report_runs')
      .selectAll()
      .where('government_id', '=', governmentId)
      .where('kind', '=', 'scheduled')
      .where('status', 'in', ['planned', 'preparing', 'sending'])
      .where('planned_at', '<', plannedBefore)
      .where('recorded_at', '<', plannedBefore)
      .execute();
    return rows.map(runOf);
  }
}

/** Longer than any run waits for its next try. */
const LONGEST_WAIT_MS = 2 * 3_600_000;

/** Nobody works at it, or whoever did is no more. */
const isFree =
  (now: number) =>
  (e: ExpressionBuilder<Tables, 'report_runs'>): Expression<SqlBool> =>
    e.or([e('lease_until', 'is', null), e('lease_until', '<', now), e('lease_until', '>', now + 2 * LEASE_MS)]);

const runOf = (row: ReportRunsTable): Run => ({
  id: row.id,
  governmentId: row.government_id,
  scheduleId: row.schedule_id,
  kind: row.kind === 'test' ? 'test' : 'scheduled',
  nominal: row.nominal_at,
  planned: row.planned_at,
  status: row.status as RunStatus,
  reason: row.reason,
  leftOut: JSON.parse(row.left_out) as LeftOut[],
  test: row.test_user_id === null ? null : { userId: row.test_user_id, unitIds: scopeOf(row.test_unit_id ?? '') },
  attempts: row.attempts,
  finishedAt: row.finished_at,
});
