import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import {
  insertRows,
  together,
  type Database,
  type Queryable,
  type RetractionsTable,
  type SopEventsTable,
  type SopsTable,
  type Tx,
} from '@pantausop/database';
import {
  stamp,
  type EventId,
  type RemarkChange,
  type Remarks,
  type SopEvent,
  type SopId,
  type SopRetraction,
  type Stamp,
  type UnitId,
} from '@pantausop/domain';
import { DATABASE } from '../config';
import { EVENT_COLUMNS, eventOf, type BatchEvent } from './event-rows';
import type { Recording } from './recording';
import type { RecordedSop, StandingCount } from './register-batch';

/** An event or a retraction as it was recorded, with its author. */
export interface JournalEntry {
  readonly actor: string;
  readonly source: string;
  readonly batchId: string | null;
}

export type Journal = ReadonlyMap<EventId, JournalEntry & { readonly replaces: EventId | null }>;

type Mark = Recording['mark'];

const CHUNK = 500;
const RETRACTION_COLUMNS = ['id', 'sop_id', 'retracts', 'reason', 'recorded_at', 'sequence'] as const;

/** SOPs, their events and retractions. */
@Injectable()
export class SopsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The SOPs that lie or ever lay in one of these units. */
  async in(governmentId: string, units: readonly UnitId[], q?: Queryable): Promise<RecordedSop[]> {
    const found: RecordedSop[] = [];
    for await (const page of this.pagesIn(governmentId, units, q)) found.push(...page);
    return found;
  }

  /** The same, some at a time. */
  async *pagesIn(
    governmentId: string,
    units: readonly UnitId[],
    q: Queryable = this.database.db,
  ): AsyncGenerator<RecordedSop[]> {
    if (units.length === 0) return;
    const rows = await q
      .selectFrom('sop_spans')
      .select('sop_id')
      .distinct()
      .where('government_id', '=', governmentId)
      .where('unit_id', 'in', [...units])
      .execute();
    yield* this.pagesOf(
      rows.map(({ sop_id }) => sop_id),
      q,
    );
  }

  /** Some SOPs, a part of them at a time; between the parts others have their turn. */
  async *pagesOf(ids: readonly SopId[], q: Queryable): AsyncGenerator<RecordedSop[]> {
    for (let at = 0; at < ids.length; at += CHUNK) {
      yield await this.of(ids.slice(at, at + CHUNK), q);
      await nextTurn();
    }
  }

  async of(ids: readonly SopId[], q: Queryable = this.database.db): Promise<RecordedSop[]> {
    const found: RecordedSop[] = [];
    for (let at = 0; at < ids.length; at += CHUNK) {
      const some = ids.slice(at, at + CHUNK);
      const [sops, events, taken] = await together(q, (at) => [
        at.selectFrom('sops').select(['id', 'remarks']).where('id', 'in', some).execute(),
        at.selectFrom('sop_events').select(EVENT_COLUMNS).where('sop_id', 'in', some).execute(),
        at.selectFrom('retractions').select(RETRACTION_COLUMNS).where('sop_id', 'in', some).execute(),
      ]);
      const histories = new Map<SopId, { events: SopEvent[]; retractions: SopRetraction[] }>(
        some.map((id) => [id, { events: [], retractions: [] }]),
      );
      for (const row of events) histories.get(row.sop_id)?.events.push(eventOf(row));
      for (const { id, sop_id, retracts, reason, recorded_at, sequence } of taken) {
        histories
          .get(sop_id ?? '')
          ?.retractions.push({ id, retracts, reason, recordedAt: stamp(recorded_at), sequence });
      }
      for (const { id, remarks } of sops) {
        const history = histories.get(id) ?? { events: [], retractions: [] };
        found.push({ id, history, remarks: JSON.parse(remarks) as Record<string, string> });
      }
    }
    return found;
  }

  /** Whether something was recorded of SOPs after a stamp. */
  async changedSince(q: Queryable, sops: readonly SopId[], since: Stamp): Promise<boolean> {
    if (sops.length === 0) return false;
    const of = (table: 'sop_events' | 'retractions') =>
      q
        .selectFrom<'sop_events' | 'retractions'>(table)
        .select('id')
        .where('sop_id', 'in', sops)
        .where('recorded_at', '>', since)
        .limit(1)
        .execute();
    return (await Promise.all([of('sop_events'), of('retractions')])).flat().length > 0;
  }

  /** Who recorded the events and retractions of SOPs, how, and what they correct. @param sops at most as many as one page */
  async journal(q: Queryable, sops: readonly SopId[]): Promise<Journal> {
    if (sops.length === 0) return new Map();
    const columns = ['id', 'actor', 'source', 'batch_id'] as const;
    const [events, taken] = await together(q, (at) => [
      at
        .selectFrom('sop_events')
        .select([...columns, 'replaces'])
        .where('sop_id', 'in', sops)
        .execute(),
      at.selectFrom('retractions').select(columns).where('sop_id', 'in', sops).execute(),
    ]);
    return new Map(
      [...events, ...taken.map((row) => ({ ...row, replaces: null }))].map(
        ({ id, actor, source, batch_id, replaces }) => [id, { actor, source, batchId: batch_id, replaces }],
      ),
    );
  }

  /** The ids of SOPs first recorded up to a stamp. */
  async idsKnownAt(q: Queryable, governmentId: string, knownAt: Stamp): Promise<SopId[]> {
    const rows = await q
      .selectFrom('sops')
      .select('id')
      .where('government_id', '=', governmentId)
      .where('recorded_at', '<=', knownAt)
      .orderBy('id')
      .execute();
    return rows.map(({ id }) => id);
  }

  async addSops(tx: Tx, rows: readonly SopsTable[]): Promise<void> {
    await insertRows(tx, 'sops', rows);
  }

  async setRemarks(tx: Tx, id: SopId, remarks: Readonly<Record<string, string>>): Promise<void> {
    await tx
      .updateTable('sops')
      .set({ remarks: JSON.stringify(remarks) })
      .where('id', '=', id)
      .execute();
  }

  /** Notes what a batch changes in remarks. */
  async addBatchRemarks(
    tx: Tx,
    { governmentId: government_id, recordedAt: recorded_at, batchId }: Mark,
    changes: readonly (RemarkChange & { readonly sop: SopId })[],
  ): Promise<void> {
    if (batchId === null) return;
    const rows = changes.map(({ sop: sop_id, before, after }) => ({
      ...{ government_id, batch_id: batchId, sop_id, recorded_at },
      ...{ before: JSON.stringify(before), after: JSON.stringify(after) },
    }));
    await insertRows(tx, 'batch_remarks', rows);
  }

  /** The SOPs whose remarks a batch changed. */
  async withRemarksOfBatch(tx: Tx, batchId: string): Promise<SopId[]> {
    const rows = await tx.selectFrom('batch_remarks').select('sop_id').where('batch_id', '=', batchId).execute();
    return rows.map(({ sop_id }) => sop_id);
  }

  /** What a batch changed in remarks, with the remarks as they are now. @param sops at most as many as one page */
  async remarksOfBatch(
    tx: Tx,
    batchId: string,
    sops: readonly SopId[],
  ): Promise<{ readonly sop: SopId; readonly held: Remarks; readonly change: RemarkChange }[]> {
    const rows = await tx
      .selectFrom('batch_remarks')
      .innerJoin('sops', 'sops.id', 'batch_remarks.sop_id')
      .select(['batch_remarks.sop_id', 'batch_remarks.before', 'batch_remarks.after', 'sops.remarks'])
      .where('batch_remarks.batch_id', '=', batchId)
      .where('batch_remarks.sop_id', 'in', sops)
      .execute();
    return rows.map(({ sop_id, before, after, remarks }) => ({
      sop: sop_id,
      held: JSON.parse(remarks),
      change: { before: JSON.parse(before), after: JSON.parse(after) },
    }));
  }

  async addEvents(tx: Tx, rows: readonly SopEventsTable[]): Promise<void> {
    await insertRows(tx, 'sop_events', rows);
  }

  async addRetractions(tx: Tx, rows: readonly RetractionsTable[]): Promise<void> {
    await insertRows(tx, 'retractions', rows);
  }

  /** How many events of a batch nobody has retracted, by SOP and stamp, in their order. */
  async standingCounts(tx: Tx, batchId: string): Promise<readonly StandingCount[]> {
    const rows = await standing(tx)
      .select(({ fn }) => ['sop_id', 'recorded_at', fn.countAll().as('events')])
      .where('batch_id', '=', batchId)
      .groupBy(['sop_id', 'recorded_at'])
      .orderBy(({ fn }) => fn.min('sequence'))
      .execute();
    return rows.map(({ sop_id, recorded_at, events }) => ({
      ...{ sop: sop_id, recordedAt: stamp(recorded_at), events: Number(events) },
    }));
  }

  /** The events of a batch that nobody has retracted. @param sops only theirs, at most as many as one page */
  async standingOfBatch(tx: Tx, batchId: string, sops?: readonly SopId[]): Promise<BatchEvent[]> {
    const events = standing(tx).selectAll().orderBy('sequence');
    // an SOP has few events, a batch may have hundreds of thousands
    const rows = await (sops ? events.where('sop_id', 'in', sops) : events.where('batch_id', '=', batchId)).execute();
    return rows
      .filter(({ batch_id }) => batch_id === batchId)
      .map((row) => ({ sop: row.sop_id, event: eventOf(row), batchId, replaces: row.replaces }));
  }

  async events(tx: Tx, ids: readonly EventId[]): Promise<SopEvent[]> {
    const found: SopEvent[] = [];
    for (let at = 0; at < ids.length; at += CHUNK) {
      const some = ids.slice(at, at + CHUNK);
      found.push(...(await tx.selectFrom('sop_events').selectAll().where('id', 'in', some).execute()).map(eventOf));
    }
    return found;
  }

  /** Units that were established under a stamp and stand. */
  async unitsMadeAt(tx: Tx, governmentId: string, recordedAt: Stamp): Promise<{ id: EventId; unit: UnitId }[]> {
    const rows = await tx
      .selectFrom('unit_events')
      .select(['id', 'unit_id'])
      .where('government_id', '=', governmentId)
      .where('recorded_at', '=', recordedAt)
      .where('type', '=', 'established')
      .where('source', '=', 'import')
      .where('id', 'not in', tx.selectFrom('retractions').select('retracts'))
      .execute();
    return rows.map(({ id, unit_id }) => ({ id, unit: unit_id }));
  }

  /** Whether an SOP counts in the unit on any day. */
  async isUsed(tx: Tx, governmentId: string, unit: UnitId): Promise<boolean> {
    const row = await tx
      .selectFrom('sop_spans')
      .select('sop_id')
      .where('government_id', '=', governmentId)
      .where('unit_id', '=', unit)
      .where('counted', '>', 0)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }
}

/** The events that nobody has retracted. */
const standing = (tx: Tx) =>
  tx
    .selectFrom('sop_events')
    .where(({ exists, not, selectFrom }) =>
      not(exists(selectFrom('retractions').select('id').whereRef('retracts', '=', 'sop_events.id'))),
    );
