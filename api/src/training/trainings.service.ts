import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { NewTraining, Training, TrainingChange, Trainings } from '@pantausop/contracts';
import { write, type Database, type Queryable } from '@pantausop/database';
import { daysBetween, RefusedError } from '@pantausop/domain';
import { AuditTrail } from '../audit';
import { Clock, DATABASE } from '../config';
import type { Caller } from '../http';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { OrganisationService } from '../organisation/organisation.service';
import { TrainingRepository, type RecordedTraining, type TrainedUnit } from './training.repository';

/** Trainings, as people enter and correct them. */
@Injectable()
export class TrainingsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly trainings: TrainingRepository,
    private readonly organisations: OrganisationService,
    private readonly governments: OrganisationRepository,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<Trainings> {
    const { id } = await this.organisations.government();
    const trained = await this.trainings.trainedUnits(id);
    return { items: (await this.trainings.trainings(id)).map((training) => viewOf(training, trained)) };
  }

  /** @throws RefusedError when it ends before it starts */
  async add(body: NewTraining, caller: Caller): Promise<Training> {
    const { id: governmentId, sample } = await this.organisations.government();
    const training = { ...datesOf(body), id: randomUUID(), sourceNote: null, sample };
    const mark = { governmentId, recordedAt: this.clock.stamp(), actor: caller.username };
    await write(this.database, async (tx) => {
      await this.trainings.add(tx, training, mark);
      await this.trail.record(tx, { ...act('training.add', training), after: contentsOf(training) });
    });
    return viewOf(training, []);
  }

  /** @throws RefusedError when there is no such training, it ends before it starts, or people are in a batch that goes */
  async change(id: string, change: TrainingChange, caller: Caller): Promise<Training> {
    const { id: governmentId } = await this.organisations.government();
    const mark = { governmentId, recordedAt: this.clock.stamp(), actor: caller.username };
    return write(this.database, async (tx) => {
      await this.governments.lockGovernment(tx, governmentId);
      const held = await this.known(governmentId, id, tx);
      const training = { ...held, ...datesOf({ ...held, ...change }) };
      const participants = await this.trainings.participants(governmentId, id, tx);
      const last = Math.max(0, ...participants.map(({ batch }) => batch ?? 0));
      if (last > training.batches) {
        const reason = {
          id: `masih ada peserta di angkatan ${last}: pindahkan atau hapus dahulu`,
          en: `participants are recorded in batch ${last}: move or remove them first`,
        };
        throw new RefusedError('batch_in_use', 'conflict', reason, { batch: last });
      }
      await this.trainings.change(tx, training, mark);
      const changes = { before: contentsOf(held), after: contentsOf(training) };
      await this.trail.record(tx, { ...act('training.change', training), ...changes });
      return viewOf(training, await this.trainings.trainedUnits(governmentId, tx));
    });
  }

  /** @throws RefusedError when there is none */
  async known(governmentId: string, id: string, q?: Queryable): Promise<RecordedTraining> {
    const training = await this.trainings.training(governmentId, id, q);
    if (training) return training;
    const reason = {
      id: 'pelatihan ini tidak ada: pilih dari daftar pelatihan',
      en: 'there is no such training: choose one of the list',
      detail: `there is no training ${id}: GET /api/v1/trainings`,
    };
    throw new RefusedError('unknown_training', 'not_found', reason, { id });
  }
}

/** How the trail names what was done about a training. */
export const act = <A extends 'training.add' | 'training.change' | 'training.participants'>(
  action: A,
  { id, title }: Pick<RecordedTraining, 'id' | 'title'>,
) => ({ action, outcome: 'done', subject: { kind: 'training', id, label: title } }) as const;

const contentsOf = ({ id: _id, sample: _sample, ...contents }: RecordedTraining): object => contents;

/** @throws RefusedError when it ends before it starts */
function datesOf(body: NewTraining): Omit<RecordedTraining, 'id' | 'sourceNote' | 'sample'> {
  const { startsOn, endsOn } = body;
  if (endsOn >= startsOn) return { ...body, startsOn, endsOn };
  const reason = {
    id: `pelatihan yang mulai ${startsOn} tidak berakhir ${endsOn}: tukar kedua tanggalnya`,
    en: `a training that starts on ${startsOn} does not end on ${endsOn}: exchange the dates`,
  };
  throw new RefusedError('training_turned_round', 'invalid', reason, { startsOn, endsOn });
}

function viewOf(training: RecordedTraining, trained: readonly TrainedUnit[]): Training {
  const own = trained.filter((one) => one.training === training.id);
  return {
    ...training,
    days: daysBetween(training.startsOn, training.endsOn) + 1,
    recordedParticipants: own.reduce((sum, { people }) => sum + people, 0),
    units: own.length,
  };
}
