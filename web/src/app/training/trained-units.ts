import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Training, TrainingCoverage } from '@pantausop/contracts';
import { fraction } from '@pantausop/domain';
import { byKindGroup } from '../figures/kinds';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

type TrainedUnit = TrainingCoverage['units'][number];

/** More people than this are as dark as the scale goes. */
const DARKEST = 5;

/** Which OPDs have trained people: by kind, and OPD by training. */
@Component({
  selector: 'app-trained-units',
  imports: [RouterLink],
  templateUrl: './trained-units.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TrainedUnits {
  readonly units = input.required<TrainingCoverage['units']>();
  readonly asOf = input.required<string>();
  readonly trainings = input.required<readonly Training[]>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);

  protected readonly kinds = computed(() =>
    byKindGroup(this.units(), ({ kind }) => kind).map(({ group, members }) => {
      const trained = members.filter(({ people }) => people > 0);
      return {
        group,
        trained: trained.length,
        counted: members.length,
        share: this.format.percent(fraction(trained.length, members.length)),
        length: (trained.length / members.length) * 100,
        untrained: members.filter(({ people }) => people === 0),
        members,
      };
    }),
  );
  /** the trainings that anybody is recorded of, the first one first */
  protected readonly columns = computed(() => {
    const recorded = new Set(this.units().flatMap(({ byTraining }) => byTraining.map(({ training }) => training)));
    return this.trainings()
      .filter(({ id }) => recorded.has(id))
      .toReversed();
  });

  protected peopleIn(unit: TrainedUnit, training: string): number {
    return unit.byTraining.find((one) => one.training === training)?.people ?? 0;
  }

  /** The step of the scale: 1 to 5 people or more. */
  protected step(people: number): string {
    return people === 0 ? 'tr-cell' : `tr-cell tr-${Math.min(people, DARKEST)}`;
  }
}
