import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { insertRows, type Database, type ProcessEventsTable, type Queryable, type Tx } from '@pantausop/database';
import {
  calendarDate,
  stamp,
  type LkeCuts,
  type PlannedProcessFact,
  type ProcessEvent,
  type ProcessFact,
  type ProcessId,
  type Stamp,
} from '@pantausop/domain';
import { DATABASE } from '../config';

export interface RecordedBy {
  readonly governmentId: string;
  readonly recordedAt: Stamp;
  readonly actor: string;
  readonly source: string;
}

/** An event with what took it back; null = it stands. */
export interface RecordedProcessEvent extends ProcessEvent {
  readonly actor: string;
  readonly retracted: { readonly recordedAt: Stamp; readonly actor: string; readonly reason: string } | null;
}

/** What a retraction of an event of the map is of. */
const SUBJECT = 'process_event';

/** The events of the map of processes, and where LKE answers pass into each other. Both are append-only. */
@Injectable()
export class ProcessesRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Those that stand. */
  async events(governmentId: string, q: Queryable = this.database.db): Promise<ProcessEvent[]> {
    const rows = await this.inOrder(governmentId, q)
      .where('id', 'not in', q.selectFrom('retractions').select('retracts').where('subject', '=', SUBJECT))
      .execute();
    return rows.map(eventOf);
  }

  /** All that was recorded of a process, in the order in which it takes effect. */
  async history(governmentId: string, process: ProcessId): Promise<RecordedProcessEvent[]> {
    const { db } = this.database;
    const rows = await this.inOrder(governmentId, db).where('process_id', '=', process).execute();
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const taken = await db.selectFrom('retractions').selectAll().where('retracts', 'in', ids).execute();
    const retractedBy = new Map(taken.map((row) => [row.retracts, row]));
    return rows.map((row) => {
      const by = retractedBy.get(row.id);
      const retracted = by ? { recordedAt: stamp(by.recorded_at), actor: by.actor, reason: by.reason } : null;
      return { ...eventOf(row), actor: row.actor, retracted };
    });
  }

  private inOrder(governmentId: string, q: Queryable) {
    return q
      .selectFrom('process_events')
      .selectAll()
      .where('government_id', '=', governmentId)
      .orderBy('effective_on')
      .orderBy('recorded_at')
      .orderBy('sequence');
  }

  async retract(
    tx: Tx,
    events: readonly ProcessEvent[],
    reason: string,
    { governmentId, recordedAt, actor, source }: RecordedBy,
  ): Promise<void> {
    const rows = events.map(({ id }, sequence) => ({
      ...{ id: randomUUID(), government_id: governmentId, subject: SUBJECT, retracts: id, reason, sequence },
      ...{ recorded_at: recordedAt, actor, source, sop_id: null, batch_id: null },
    }));
    await insertRows(tx, 'retractions', rows);
  }

  async add(
    tx: Tx,
    facts: readonly PlannedProcessFact[],
    { governmentId, recordedAt, actor, source }: RecordedBy,
  ): Promise<void> {
    const rows = facts.map(({ process, fact: { type, ...payload }, effectiveOn }, sequence) => ({
      ...{ id: randomUUID(), government_id: governmentId, process_id: process, type },
      ...{ effective_on: effectiveOn, payload: JSON.stringify(payload), recorded_at: recordedAt, sequence },
      ...{ actor, source },
    }));
    await insertRows(tx, 'process_events', rows);
  }

  /** null = nobody has set them */
  async cuts(governmentId: string, q: Queryable = this.database.db): Promise<LkeCuts | null> {
    const row = await q
      .selectFrom('lke_cuts')
      .select(['all_from', 'most_above'])
      .where('government_id', '=', governmentId)
      .orderBy('recorded_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ? { all: row.all_from, most: row.most_above } : null;
  }

  async setCuts(
    tx: Tx,
    { all, most }: LkeCuts,
    { governmentId, recordedAt, actor }: Omit<RecordedBy, 'source'>,
  ): Promise<void> {
    await tx
      .insertInto('lke_cuts')
      .values({
        ...{ id: randomUUID(), government_id: governmentId, recorded_at: recordedAt },
        ...{ all_from: all, most_above: most, actor },
      })
      .execute();
  }
}

const eventOf = (row: ProcessEventsTable): ProcessEvent => ({
  id: row.id,
  process: row.process_id,
  fact: { type: row.type, ...(JSON.parse(row.payload) as object) } as ProcessFact,
  effectiveOn: calendarDate(row.effective_on),
  recordedAt: stamp(row.recorded_at),
  sequence: row.sequence,
});
