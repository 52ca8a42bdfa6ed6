import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { insertRows, type Database, type Queryable, type Tx } from '@pantausop/database';
import {
  calendarDate,
  stamp,
  type LkeCuts,
  type PlannedProcessFact,
  type ProcessEvent,
  type ProcessFact,
  type Stamp,
} from '@pantausop/domain';
import { DATABASE } from '../config';

export interface RecordedBy {
  readonly governmentId: string;
  readonly recordedAt: Stamp;
  readonly actor: string;
  readonly source: string;
}

/** The events of the map of processes, and where LKE answers pass into each other. Both are append-only. */
@Injectable()
export class ProcessesRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async events(governmentId: string, q: Queryable = this.database.db): Promise<ProcessEvent[]> {
    const rows = await q
      .selectFrom('process_events')
      .selectAll()
      .where('government_id', '=', governmentId)
      .orderBy('effective_on')
      .orderBy('recorded_at')
      .orderBy('sequence')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      process: row.process_id,
      fact: { type: row.type, ...(JSON.parse(row.payload) as object) } as ProcessFact,
      effectiveOn: calendarDate(row.effective_on),
      recordedAt: stamp(row.recorded_at),
      sequence: row.sequence,
    }));
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
