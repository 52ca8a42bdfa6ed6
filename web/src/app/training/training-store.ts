import { computed, inject, Injectable } from '@angular/core';
import { TrainingCoverageSchema, TrainingsSchema } from '@pantausop/contracts';
import { Api } from '../data/api';
import { Filter } from '../filter/filter';

/** Trainings, and whom they cover on the asked date. */
@Injectable()
export class TrainingStore {
  private readonly api = inject(Api);
  private readonly filter = inject(Filter);

  readonly trainings = this.api.read(TrainingsSchema, () => ({ path: '/trainings' }));
  readonly coverage = this.api.read(TrainingCoverageSchema, () => ({
    path: '/training-coverage',
    query: { asOf: this.filter.askedAsOf() },
  }));
  readonly failure = computed(() => this.trainings.failure() ?? this.coverage.failure());

  reload(): void {
    this.trainings.reload();
    this.coverage.reload();
  }
}
