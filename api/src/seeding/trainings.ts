import type { INestApplicationContext } from '@nestjs/common';
import type { ReferenceTraining } from '@pantausop/data';
import type { Tx } from '@pantausop/database';
import { Clock } from '../config';
import { TrainingRepository } from '../training/training.repository';

/** Records trainings of the reference data; people by unit where the split is known, and as numbers only. */
export async function addTrainings(
  app: Pick<INestApplicationContext, 'get'>,
  tx: Tx,
  of: { readonly governmentId: string; readonly actor: string; readonly trainings: readonly ReferenceTraining[] },
): Promise<void> {
  const repository = app.get(TrainingRepository);
  const mark = { governmentId: of.governmentId, recordedAt: app.get(Clock).stamp(), actor: of.actor };
  for (const training of of.trainings) {
    const { id, name: title, startsOn, endsOn, place, organiser, lessonHours, batches, sample, evidence } = training;
    const recorded = {
      ...{ id, title, startsOn, endsOn, place, organiser, lessonHours, batches, sample },
      placeKind: 'in_person' as const,
      subjects: [...training.subjects],
      teachers: [...training.teachers],
      statedParticipants: training.participants,
      sourceNote: evidence,
    };
    await repository.add(tx, recorded, mark);
    const people = training.participantsByUnit.map(({ unit, participants }, i) => ({
      ...{ id: `${id}-${String(i + 1).padStart(2, '0')}`, unit, people: participants },
      ...{ batch: null, name: null, drafts: false },
    }));
    await repository.addParticipants(tx, id, people, mark);
  }
}
