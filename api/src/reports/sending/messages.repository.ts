import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Database, Queryable, ReportMessagesTable, Tables, Tx } from '@pantausop/database';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { DATABASE } from '../../config';
import { LEASE_MS, LeaseLost } from '../runs/run';
import { scopeKey, scopeOf } from '../schedules/scope';
import { delayAfter, type ClaimedMessage, type Message, type MessageState } from './message';

export interface NewMessage extends Pick<
  Message,
  'id' | 'runId' | 'snapshotId' | 'unitIds' | 'address' | 'userId' | 'name' | 'messageId'
> {
  readonly governmentId: string;
  readonly unsubscribeHash: string;
}

/** How a message stands after an attempt or a decision. */
export interface Outcome {
  readonly state: MessageState;
  readonly reason?: string | null;
  readonly nextTryAt?: number;
  readonly at: number;
}

/** The outbox: which mail is where on its way. */
@Injectable()
export class MessagesRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @returns false when the run has a message to this address already */
  async add(tx: Tx, message: NewMessage, now: number): Promise<boolean> {
    const result = await tx
      .insertInto('report_messages')
      .values({
        id: message.id,
        government_id: message.governmentId,
        run_id: message.runId,
        snapshot_id: message.snapshotId,
        unit_id: scopeKey(message.unitIds),
        address: message.address,
        user_id: message.userId,
        name: message.name,
        message_id: message.messageId,
        unsubscribe_hash: message.unsubscribeHash,
        state: 'pending',
        reason: null,
        attempts: 0,
        next_try_at: now,
        handed_over: 0,
        sent_again: 0,
        changed_at: now,
      })
      .onConflict((c) => c.doNothing())
      .executeTakeFirst();
    return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  /**
   * Takes the next message that may go, of runs that are ready. One statement, so that of two servers one gets it.
   * @param only of this run
   */
  async claim(now: number, only: string | null = null): Promise<ClaimedMessage | null> {
    const leaseToken = randomUUID();
    const row = await this.database.db
      .updateTable('report_messages')
      .set((e) => ({
        state: 'sending',
        handed_over: 0,
        lease_token: leaseToken,
        lease_until: now + LEASE_MS,
        attempts: e('attempts', '+', 1),
        changed_at: now,
      }))
      .where('id', 'in', (e) => {
        const ready = e
          .selectFrom('report_messages as m')
          .innerJoin('report_runs as r', 'r.id', 'm.run_id')
          .select('m.id')
          .where('r.status', 'in', ['sending', 'done', 'done_with_errors'])
          .where('m.state', 'in', ['pending', 'deferred'])
          .where((w) => w.or([w('m.next_try_at', '<=', now), w('m.next_try_at', '>', now + LONGEST_WAIT_MS)]));
        return (only === null ? ready : ready.where('m.run_id', '=', only))
          .orderBy('m.next_try_at')
          .orderBy('m.id')
          .limit(1);
      })
      .where('state', 'in', ['pending', 'deferred'])
      .returningAll()
      .executeTakeFirst();
    return row ? { ...messageOf(row), leaseToken } : null;
  }

  /** Notes that the end of the message is about to leave. @throws LeaseLost: then it must not */
  async noteHandedOver({ id, leaseToken }: ClaimedMessage): Promise<void> {
    const { numUpdatedRows } = await this.database.db
      .updateTable('report_messages')
      .set({ handed_over: 1 })
      .where('id', '=', id)
      .where('lease_token', '=', leaseToken)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new LeaseLost(`message ${id}`);
  }

  /** @returns false when the lease was lost: whoever has it decides */
  async put(tx: Tx, { id, leaseToken }: ClaimedMessage, outcome: Outcome): Promise<boolean> {
    const { numUpdatedRows } = await tx
      .updateTable('report_messages')
      .set({ ...columnsOf(outcome), lease_token: null, lease_until: null })
      .where('id', '=', id)
      .where('lease_token', '=', leaseToken)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** A decision of a person, or of time. @returns false when the message is in none of these states */
  async decide(tx: Tx, id: string, from: readonly MessageState[], outcome: Outcome): Promise<boolean> {
    const { numUpdatedRows } = await tx
      .updateTable('report_messages')
      .set(columnsOf(outcome))
      .where('id', '=', id)
      .where('state', 'in', [...from])
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Takes over what a process was sending that is no more: what it had not handed over is sent, of the rest nobody knows. */
  async takeOver(tx: Tx, now: number): Promise<Message[]> {
    const rows = await tx
      .updateTable('report_messages')
      .set((e) => ({
        state: e.case().when('handed_over', '=', 1).then('unknown').else('pending').end(),
        next_try_at: now,
        lease_token: null,
        lease_until: null,
        changed_at: now,
      }))
      .where('state', '=', 'sending')
      .where(isOver(now))
      .returningAll()
      .execute();
    return rows.map(messageOf);
  }

  /** Unknown messages that their schedule wants sent again once by itself: changed before a moment. */
  async sendAgain(tx: Tx, scheduleIds: readonly string[], changedBefore: number, now: number): Promise<void> {
    if (scheduleIds.length === 0) return;
    await tx
      .updateTable('report_messages')
      .set({ state: 'pending', reason: null, sent_again: 1, next_try_at: now, changed_at: now })
      .where('state', '=', 'unknown')
      .where('sent_again', '=', 0)
      .where('changed_at', '<=', changedBefore)
      .where('run_id', 'in', (e) =>
        e
          .selectFrom('report_runs')
          .select('id')
          .where('schedule_id', 'in', [...scheduleIds]),
      )
      .execute();
  }

  async message(id: string, q: Queryable = this.database.db): Promise<Message | null> {
    const row = await q.selectFrom('report_messages').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? messageOf(row) : null;
  }

  async byUnsubscribeHash(hash: string): Promise<Message | null> {
    const query = this.database.db.selectFrom('report_messages').selectAll();
    const row = await query.where('unsubscribe_hash', '=', hash).executeTakeFirst();
    return row ? messageOf(row) : null;
  }

  /**
   * Ends runs of which no message is on its way any more, and opens those of which one is again.
   * @returns those that ended now with something undelivered
   */
  async settle(tx: Tx, runId: string, now: number): Promise<'open' | 'done' | 'done_with_errors'> {
    // whoever settles the same run waits here, and then sees what was written meanwhile
    await tx.updateTable('report_runs').set({ id: runId }).where('id', '=', runId).execute();
    const rows = await tx
      .selectFrom('report_messages')
      .select(['state', 'reason'])
      .distinct()
      .where('run_id', '=', runId)
      .execute();
    const open = rows.some(({ state }) => ['pending', 'sending', 'deferred'].includes(state));
    const failed = rows.some(
      ({ state, reason }) =>
        ['rejected', 'unknown'].includes(state) || (state === 'given_up' && reason === 'too_many_attempts'),
    );
    const status = open ? 'sending' : failed ? 'done_with_errors' : 'done';
    await tx
      .updateTable('report_runs')
      .set({ status, finished_at: open ? null : now })
      .where('id', '=', runId)
      .where('status', 'in', ['sending', 'done', 'done_with_errors'])
      .execute();
    return status === 'sending' ? 'open' : status;
  }
}

/** Longer than any message waits for its next try; a wait beyond was written by a clock that went wrong. */
const LONGEST_WAIT_MS = 2 * delayAfter(Infinity);

const isOver =
  (now: number) =>
  (e: ExpressionBuilder<Tables, 'report_messages'>): Expression<SqlBool> =>
    e.or([e('lease_until', '<', now), e('lease_until', '>', now + 2 * LEASE_MS)]);

const columnsOf = ({ state, reason = null, nextTryAt, at }: Outcome) => ({
  state,
  reason,
  changed_at: at,
  ...(nextTryAt === undefined ? {} : { next_try_at: nextTryAt }),
});

export const messageOf = (row: ReportMessagesTable): Message => ({
  id: row.id,
  runId: row.run_id,
  snapshotId: row.snapshot_id,
  unitIds: scopeOf(row.unit_id),
  address: row.address,
  userId: row.user_id,
  name: row.name,
  messageId: row.message_id,
  state: row.state as MessageState,
  reason: row.reason,
  attempts: row.attempts,
  nextTryAt: row.next_try_at,
  handedOver: row.handed_over === 1,
  sentAgain: row.sent_again === 1,
  changedAt: row.changed_at,
});
