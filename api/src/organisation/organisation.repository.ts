import { Inject, Injectable } from '@nestjs/common';
import {
  calendarDate,
  stamp,
  type AreaCode,
  type AreaDecision,
  type CalendarDate,
  type EventId,
  type Stamp,
  type UnitEvent,
  type UnitFact,
  type UnitHistory,
  type UnitId,
} from '@pantausop/domain';
import { insertRows, type Database, type Queryable, type TargetsTable, type Tx } from '@pantausop/database';
import { DATABASE } from '../config';
import {
  everyGovernment,
  GOVERNMENT_COLUMNS,
  governmentOf,
  newestRecords,
  type Government,
  type Newest,
} from './governments.repository';

export type { Government } from './governments.repository';

/** Who wrote something down, how, and under which stamp. */
export interface RecordMark {
  readonly governmentId: string;
  readonly recordedAt: Stamp;
  readonly actor: string;
  readonly source: 'screen' | 'import' | 'api' | 'sample';
}

export interface NewUnitEvent {
  readonly id: EventId;
  readonly sequence: number;
  readonly unit: UnitId;
  readonly fact: UnitFact;
  readonly effectiveOn: CalendarDate;
}

export interface NewAreaDecision {
  readonly id: EventId;
  readonly sequence: number;
  readonly unit: UnitId;
  readonly area: AreaCode;
  readonly reason: string;
  readonly approvedBy: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
}

/** What a unit means to reach. */
export interface NewTarget {
  readonly unit: UnitId;
  readonly area: AreaCode | null;
  readonly measure: 'coverage' | 'score' | 'index';
  /** millionths */
  readonly value: number;
  readonly dueOn: CalendarDate;
  readonly effectiveOn: CalendarDate;
}

export interface Target extends NewTarget {
  readonly id: EventId;
  readonly recordedAt: Stamp;
  /** When it was taken back; null = stands. */
  readonly retractedAt: Stamp | null;
}

const optionalDate = (text: string | null): CalendarDate | null => (text === null ? null : calendarDate(text));

/** Units, area decisions and targets as they are recorded. */
@Injectable()
export class OrganisationRepository {
  private readonly newestRecords = newestRecords();
  private readonly everyGovernment = everyGovernment();

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The governments of this database, in the order of their ids. */
  async governments(q: Queryable = this.database.db): Promise<Government[]> {
    return (await this.everyGovernment(q, {})).map(governmentOf);
  }

  /** Takes the clock of a government for this transaction: from here to the commit nobody else writes to it. */
  async lockGovernment(tx: Tx, id: string): Promise<Government | undefined> {
    const query = tx.selectFrom('governments').select(GOVERNMENT_COLUMNS).where('id', '=', id);
    const row = await (this.database.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
    return row && governmentOf(row);
  }

  async addGovernment(tx: Tx, government: Government): Promise<void> {
    await tx
      .insertInto('governments')
      .values({
        id: government.id,
        unit_id: government.unitId,
        last_stamp: government.lastStamp,
        last_sequence: government.lastSequence,
        sample: Number(government.sample),
        opds_counted: 1,
      })
      .execute();
  }

  async setClock(tx: Tx, id: string, lastStamp: Stamp, lastSequence: number): Promise<void> {
    await tx
      .updateTable('governments')
      .set({ last_stamp: lastStamp, last_sequence: lastSequence })
      .where('id', '=', id)
      .execute();
  }

  async unitHistory(governmentId: string, q: Queryable = this.database.db): Promise<UnitHistory> {
    const events = await q
      .selectFrom('unit_events')
      .selectAll()
      .where('government_id', '=', governmentId)
      .orderBy('sequence')
      .execute();
    const retractions = await this.retractions(governmentId, 'unit_event', q);
    return {
      events: events.map((row): UnitEvent => ({
        id: row.id,
        unit: row.unit_id,
        fact: { type: row.type, ...(JSON.parse(row.payload) as object) } as UnitFact,
        effectiveOn: calendarDate(row.effective_on),
        recordedAt: stamp(row.recorded_at),
        sequence: row.sequence,
      })),
      retractions: retractions.map((row) => ({
        id: row.id,
        retracts: row.retracts,
        reason: row.reason,
        recordedAt: stamp(row.recorded_at),
        sequence: row.sequence,
      })),
    };
  }

  async areaDecisions(governmentId: string, q: Queryable = this.database.db): Promise<AreaDecision[]> {
    const rows = await q.selectFrom('area_decisions').selectAll().where('government_id', '=', governmentId).execute();
    const retracted = await this.retractions(governmentId, 'area_decision', q);
    const retractedAt = new Map(retracted.map((row) => [row.retracts, stamp(row.recorded_at)]));
    return rows.map((row) => ({
      id: row.id,
      unit: row.unit_id,
      area: row.area as AreaCode,
      reason: row.reason,
      approvedBy: row.approved_by,
      from: calendarDate(row.effective_on),
      until: optionalDate(row.until_on),
      recordedAt: stamp(row.recorded_at),
      retractedAt: retractedAt.get(row.id) ?? null,
    }));
  }

  async targets(governmentId: string, q: Queryable = this.database.db): Promise<Target[]> {
    const rows = await q
      .selectFrom('targets')
      .selectAll()
      .where('government_id', '=', governmentId)
      .orderBy('sequence')
      .execute();
    const retracted = await this.retractions(governmentId, 'target', q);
    const retractedAt = new Map(retracted.map((row) => [row.retracts, stamp(row.recorded_at)]));
    return rows.map((row) => ({
      id: row.id,
      unit: row.unit_id,
      area: row.area as AreaCode | null,
      measure: row.measure as Target['measure'],
      value: row.value,
      dueOn: calendarDate(row.due_on),
      effectiveOn: calendarDate(row.effective_on),
      recordedAt: stamp(row.recorded_at),
      retractedAt: retractedAt.get(row.id) ?? null,
    }));
  }

  async addUnitEvents(tx: Tx, events: readonly NewUnitEvent[], mark: RecordMark): Promise<void> {
    await insertRows(
      tx,
      'unit_events',
      events.map(({ id, sequence, unit, fact: { type, ...payload }, effectiveOn }) => ({
        ...markColumns(mark),
        ...{ id, sequence, unit_id: unit, type, effective_on: effectiveOn, payload: JSON.stringify(payload) },
      })),
    );
  }

  async addAreaDecisions(tx: Tx, decisions: readonly NewAreaDecision[], mark: RecordMark): Promise<void> {
    await insertRows(
      tx,
      'area_decisions',
      decisions.map(({ id, sequence, unit, area, reason, approvedBy, from, until }) => ({
        ...markColumns(mark),
        ...{ id, sequence, unit_id: unit, area, reason, approved_by: approvedBy, effective_on: from, until_on: until },
      })),
    );
  }

  async addTargets(
    tx: Tx,
    targets: readonly (NewTarget & { id: string; sequence: number })[],
    mark: RecordMark,
  ): Promise<void> {
    await insertRows(
      tx,
      'targets',
      targets.map(({ id, sequence, unit, area, measure, value, dueOn, effectiveOn }) => ({
        ...markColumns(mark),
        ...{ id, sequence, unit_id: unit, area, measure, value, due_on: dueOn, effective_on: effectiveOn },
      })),
    );
  }

  /**
   * The watermark of a government, and what names the last record of each kind that says something of the organisation or its rules:
   * records are only ever added. Both of one moment.
   * @throws Error when there is no government of this id
   */
  async newest(government: string, q: Queryable = this.database.db): Promise<Newest> {
    const [row] = await this.newestRecords(q, { government });
    if (!row) throw new Error(`there is no government ${government}`);
    const { last_stamp, ...last } = row;
    return { lastStamp: stamp(last_stamp), organisation: JSON.stringify(last) };
  }

  /** The governments whose OPDs are not counted in the balances yet, as in a database from before. */
  async uncounted(q: Queryable): Promise<string[]> {
    const rows = await q.selectFrom('governments').select('id').where('opds_counted', '=', 0).orderBy('id').execute();
    return rows.map(({ id }) => id);
  }

  async setCounted(tx: Tx, id: string): Promise<void> {
    await tx.updateTable('governments').set({ opds_counted: 1 }).where('id', '=', id).execute();
  }

  private retractions(governmentId: string, subject: string, q: Queryable) {
    return q
      .selectFrom('retractions')
      .selectAll()
      .where('government_id', '=', governmentId)
      .where('subject', '=', subject)
      .execute();
  }
}

/** What every record says of its recording. */
export const markColumns = ({
  governmentId,
  recordedAt,
  actor,
  source,
}: RecordMark): Pick<TargetsTable, 'government_id' | 'recorded_at' | 'actor' | 'source'> => ({
  government_id: governmentId,
  recorded_at: recordedAt,
  actor,
  source,
});
