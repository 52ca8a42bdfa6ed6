import { Inject, Injectable } from '@nestjs/common';
import { PLACE_KINDS, type NewTraining } from '@pantausop/contracts';
import { insertRows, type Database, type Queryable, type TrainingsTable, type Tx } from '@pantausop/database';
import { calendarDate, type CalendarDate, type Stamp, type UnitId } from '@pantausop/domain';
import { DATABASE } from '../config';

export interface RecordedTraining extends NewTraining {
  readonly id: string;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly sourceNote: string | null;
  readonly sample: boolean;
}

export interface RecordedParticipant {
  readonly id: string;
  readonly unit: UnitId;
  readonly batch: number | null;
  readonly name: string | null;
  readonly people: number;
  readonly drafts: boolean;
}

/** The people of a unit in one training, names left aside. */
export interface TrainedUnit extends Pick<RecordedParticipant, 'unit' | 'people'> {
  readonly training: string;
  readonly drafters: number;
}

export interface NamedParticipant {
  readonly training: string;
  readonly unit: UnitId;
  readonly name: string;
}

/** A draft with its drafter, in the unit that holds the SOP. */
export interface RecordedDraft {
  readonly unit: UnitId;
  readonly drafter: string;
  readonly startedOn: CalendarDate;
}

/** Who writes, and when. */
export interface TrainingMark {
  readonly governmentId: string;
  readonly recordedAt: Stamp;
  readonly actor: string;
}

/** Trainings and who took part. */
@Injectable()
export class TrainingRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The latest first. */
  async trainings(governmentId: string, q: Queryable = this.database.db): Promise<RecordedTraining[]> {
    const rows = await q
      .selectFrom('trainings')
      .selectAll()
      .where('government_id', '=', governmentId)
      .orderBy('starts_on', 'desc')
      .orderBy('id')
      .execute();
    return rows.map(trainingOf);
  }

  async training(governmentId: string, id: string, q: Queryable = this.database.db): Promise<RecordedTraining | null> {
    const row = await q
      .selectFrom('trainings')
      .selectAll()
      .where('government_id', '=', governmentId)
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? trainingOf(row) : null;
  }

  async add(tx: Tx, training: RecordedTraining, mark: TrainingMark): Promise<void> {
    await tx
      .insertInto('trainings')
      .values({ id: training.id, ...columnsOf(training), ...markColumns(mark) })
      .execute();
  }

  async change(tx: Tx, training: RecordedTraining, mark: TrainingMark): Promise<void> {
    const { governmentId: government } = mark;
    await tx
      .updateTable('trainings')
      .set({ ...columnsOf(training), ...markColumns(mark) })
      .where('government_id', '=', government)
      .where('id', '=', training.id)
      .execute();
  }

  /**
   * How many people of which unit took part in which training.
   * @param by only whom somebody had recorded by then; who was taken out since is gone for good, because names are
   */
  async trainedUnits(
    governmentId: string,
    q: Queryable = this.database.db,
    by: Stamp | null = null,
  ): Promise<TrainedUnit[]> {
    const rows = await q
      .selectFrom('training_participants')
      .select(({ fn, eb }) => [
        'training_id',
        'unit_id',
        fn.sum<number | string>('people').as('people'),
        fn.sum<number | string>(eb('people', '*', eb.ref('drafts'))).as('drafters'),
      ])
      .where('government_id', '=', governmentId)
      .$if(by !== null, (query) => query.where('recorded_at', '<=', Number(by)))
      .groupBy(['training_id', 'unit_id'])
      .orderBy('training_id')
      .orderBy('unit_id')
      .execute();
    return rows.map((row) => ({
      training: row.training_id,
      unit: row.unit_id,
      people: Number(row.people),
      drafters: Number(row.drafters),
    }));
  }

  /** Who took part by name, in the order of their training. */
  async namedParticipants(governmentId: string, q: Queryable): Promise<NamedParticipant[]> {
    const rows = await q
      .selectFrom('training_participants')
      .select(['training_id', 'unit_id', 'name'])
      .where('government_id', '=', governmentId)
      .where('name', 'is not', null)
      .execute();
    return rows.map(({ training_id: training, unit_id: unit, name }) => ({ training, unit, name: name ?? '' }));
  }

  /** How many SOPs count on a day and have a draft or more. @param units only SOPs in these; null = in all */
  async draftedSops(
    governmentId: string,
    on: CalendarDate,
    units: readonly UnitId[] | null,
    q: Queryable,
  ): Promise<number> {
    const { count } = await q
      .selectFrom('sop_spans')
      .select(({ fn }) => fn.countAll<number | string>().as('count'))
      .where('government_id', '=', governmentId)
      .where('from_on', '<=', on)
      .where('to_on', '>', on)
      .where('counted', '=', 1)
      .where('stage', '<>', 'identified')
      .$if(units !== null, (query) => query.where('unit_id', 'in', units ?? []))
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  /** Those of them whose drafter is recorded, with the last beginning that names one. */
  async namedDrafts(
    governmentId: string,
    on: CalendarDate,
    units: readonly UnitId[] | null,
    q: Queryable,
  ): Promise<RecordedDraft[]> {
    const rows = await q
      .selectFrom('sop_spans as s')
      .innerJoin('sop_events as e', 'e.sop_id', 's.sop_id')
      .leftJoin('retractions as r', 'r.retracts', 'e.id')
      .select(['s.sop_id', 's.unit_id', 'e.effective_on', 'e.payload'])
      .where('s.government_id', '=', governmentId)
      .where('s.from_on', '<=', on)
      .where('s.to_on', '>', on)
      .where('s.counted', '=', 1)
      .where('s.stage', '<>', 'identified')
      .$if(units !== null, (query) => query.where('s.unit_id', 'in', units ?? []))
      .where('e.type', '=', 'drafting_started')
      .where('e.effective_on', '<=', on)
      .where('e.payload', 'like', '%"drafter":%')
      .where('r.id', 'is', null)
      .orderBy('e.effective_on')
      .orderBy('e.ordered_at')
      .orderBy('e.sequence')
      .execute();
    const last = new Map<string, RecordedDraft>();
    for (const { sop_id, unit_id: unit, effective_on, payload } of rows) {
      const { drafter } = JSON.parse(payload) as { drafter?: string };
      if (drafter !== undefined) last.set(sop_id, { unit, drafter, startedOn: calendarDate(effective_on) });
    }
    return [...last.values()];
  }

  async participants(
    governmentId: string,
    training: string,
    q: Queryable = this.database.db,
  ): Promise<RecordedParticipant[]> {
    const rows = await q
      .selectFrom('training_participants')
      .selectAll()
      .where('government_id', '=', governmentId)
      .where('training_id', '=', training)
      .orderBy('id')
      .execute();
    return rows.map(({ id, unit_id: unit, batch, name, people, drafts }) => ({
      ...{ id, unit, batch, name, people },
      drafts: drafts === 1,
    }));
  }

  async addParticipants(
    tx: Tx,
    training: string,
    participants: readonly RecordedParticipant[],
    mark: TrainingMark,
  ): Promise<void> {
    await insertRows(
      tx,
      'training_participants',
      participants.map(({ id, unit, batch, name, people, drafts }) => ({
        ...markColumns(mark),
        ...{ training_id: training, id, unit_id: unit, batch, name, people },
        drafts: Number(drafts),
      })),
    );
  }

  /** @returns false when there is no such row */
  async removeParticipant(tx: Tx, governmentId: string, training: string, id: string): Promise<boolean> {
    const { numDeletedRows } = await tx
      .deleteFrom('training_participants')
      .where('government_id', '=', governmentId)
      .where('training_id', '=', training)
      .where('id', '=', id)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }
}

const markColumns = ({ governmentId, recordedAt, actor }: TrainingMark) => ({
  government_id: governmentId,
  recorded_at: recordedAt,
  actor,
});

const columnsOf = (training: RecordedTraining) => ({
  title: training.title,
  subjects: JSON.stringify(training.subjects),
  starts_on: training.startsOn,
  ends_on: training.endsOn,
  place_kind: training.placeKind,
  place: training.place,
  organiser: training.organiser,
  teachers: JSON.stringify(training.teachers),
  lesson_hours: training.lessonHours,
  batches: training.batches,
  stated_participants: training.statedParticipants,
  source_note: training.sourceNote,
  sample: Number(training.sample),
});

const trainingOf = (row: TrainingsTable): RecordedTraining => ({
  id: row.id,
  title: row.title,
  subjects: JSON.parse(row.subjects) as string[],
  startsOn: calendarDate(row.starts_on),
  endsOn: calendarDate(row.ends_on),
  placeKind: PLACE_KINDS.find((kind) => kind === row.place_kind) ?? 'in_person',
  place: row.place,
  organiser: row.organiser,
  teachers: JSON.parse(row.teachers) as string[],
  lessonHours: row.lesson_hours,
  batches: row.batches,
  statedParticipants: row.stated_participants,
  sourceNote: row.source_note,
  sample: row.sample === 1,
});
