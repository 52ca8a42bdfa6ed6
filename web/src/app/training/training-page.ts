import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { Training, TrainingCoverage } from '@pantausop/contracts';
import { fraction, isGovernment } from '@pantausop/domain';
import { SessionStore } from '../data/session-store';
import { UnitsStore } from '../data/units-store';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Letterhead } from '../ui/letterhead';
import { Skeleton } from '../ui/skeleton';
import { ParticipantsDialog } from './participants-dialog';
import { TrainedGovernments } from './trained-governments';
import { TrainedUnits } from './trained-units';
import { TrainingDialog } from './training-dialog';
import { TrainingEffects } from './training-effects';
import { TrainingStore } from './training-store';

/** Pelatihan: who has been trained; did it help? */
@Component({
  selector: 'app-training-page',
  imports: [
    EmptyState,
    ErrorState,
    Letterhead,
    ParticipantsDialog,
    Skeleton,
    TrainedGovernments,
    TrainedUnits,
    TrainingDialog,
    TrainingEffects,
  ],
  providers: [TrainingStore],
  templateUrl: './training-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TrainingPage {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly store = inject(TrainingStore);
  protected readonly keeps = inject(SessionStore).may('training.keep');
  private readonly filter = inject(Filter);
  private readonly units = inject(UnitsStore);

  /** the training in the form; null = a new one, undefined = no form */
  protected readonly edited = signal<Training | null | undefined>(undefined);
  protected readonly peopled = signal<Training | null>(null);

  private readonly rows = computed(() => this.store.coverage.value()?.units ?? []);
  protected readonly governments = computed(() => this.rows().filter(({ kind }) => isGovernment(kind)));
  protected readonly opds = computed(() => this.rows().filter(({ kind }) => !isGovernment(kind)));

  protected readonly root = computed(() => this.units.government()?.name ?? '');
  protected readonly finding = computed(() => {
    const opds = this.store.coverage.value()?.opds;
    if (!opds) return '';
    const { trained, counted } = opds;
    const { count } = this.format;
    if (trained === 0) return this.messages.t('training.findingNone');
    const words = { trained: count(trained), counted: count(counted), rest: count(counted - trained) };
    return this.messages.t(trained === counted ? 'training.findingAll' : 'training.finding', words);
  });
  protected readonly strip = computed(() => {
    const { t } = this.messages;
    const { count, percent } = this.format;
    const coverage = this.store.coverage.value();
    if (!coverage) return [];
    const { opds, people, drafting, asOf } = coverage;
    const held = (this.store.trainings.value()?.items ?? []).filter(({ endsOn }) => endsOn <= asOf);
    const batches = held.reduce((sum, one) => sum + one.batches, 0);
    return [
      {
        label: t('training.trainedOpds'),
        figure: percent(fraction(opds.trained, opds.counted)),
        text: t('training.trainedOf', { trained: count(opds.trained), counted: count(opds.counted) }),
      },
      { label: t('training.people'), figure: count(people.recorded), text: t('training.peopleMeaning') },
      {
        label: t('training.trainings'),
        figure: count(held.length),
        text: t('training.trainingsMeaning', { batches: count(batches), date: this.format.date(asOf) }),
      },
      ...(drafting ? [this.byAlumni(drafting)] : []),
      { label: t('training.without'), figure: count(people.withoutUnit), text: t('training.withoutMeaning') },
    ];
  });
  protected readonly lead = computed(() => {
    const people = this.store.coverage.value()?.people;
    if (!people) return '';
    const { t } = this.messages;
    const { count } = this.format;
    return [
      people.withoutUnit > 0 ? t('training.leadWithout', { count: count(people.withoutUnit) }) : '',
      people.unplaced > 0 ? t('training.leadUnplaced', { count: count(people.unplaced) }) : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' ');
  });

  private byAlumni({ sops, recorded, byAlumni }: NonNullable<TrainingCoverage['drafting']>) {
    const { t } = this.messages;
    const { count, percent } = this.format;
    const counts = { byAlumni: count(byAlumni), recorded: count(recorded), missing: count(sops - recorded) };
    return {
      label: t('training.byAlumni'),
      figure: percent(fraction(byAlumni, recorded)),
      text: recorded === 0 ? t('training.byAlumniNone', { sops: count(sops) }) : t('training.byAlumniOf', counts),
    };
  }

  protected dates({ startsOn, endsOn }: Training): string {
    const { date } = this.format;
    return startsOn === endsOn
      ? date(startsOn, 'short')
      : `${date(startsOn, startsOn.slice(0, 4) === endsOn.slice(0, 4) ? 'day' : 'short')} – ${date(endsOn, 'short')}`;
  }

  protected isAhead({ startsOn }: Training): boolean {
    return startsOn > this.filter.today;
  }

  protected saved(): void {
    this.edited.set(undefined);
    this.store.reload();
  }
}
