import { computed, inject, Injectable } from '@angular/core';
import { TrainingCoverageSchema, TrainingsSchema } from '@pantausop/contracts';
import { Api } from '../data/api';
import { SessionStore } from '../data/session-store';
import { Filter } from '../filter/filter';

/** Trainings, and whom they cover on the asked date. */
@Injectable()
export class TrainingStore {
  private readonly api = inject(Api);
  private readonly filter = inject(Filter);
  private readonly own = inject(SessionStore).session()?.rootUnitId;

  readonly trainings = this.api.read(TrainingsSchema, () => ({ path: '/trainings' }));
  readonly coverage = this.api.read(TrainingCoverageSchema, () => ({
    path: '/training-coverage',
    query: { asOf: this.filter.askedAsOf(), root: this.filter.level() ?? this.own },
  }));
  readonly failure = computed(() => this.trainings.failure() ?? this.coverage.failure());

  reload(): void {
    this.trainings.reload();
    this.coverage.reload();
  }
}
