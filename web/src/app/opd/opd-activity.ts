import { computed, inject, Injectable } from '@angular/core';
import { TrainingCoverageSchema, type UnitActivity } from '@pantausop/contracts';
import { Api } from '../data/api';
import { SessionStore } from '../data/session-store';
import { UnitActivities } from '../figures/unit-activity';
import { Filter } from '../filter/filter';
import { contactsOf, type Standing } from './contacts';

/** Whether OPDs work at their SOPs, on the asked date: last record, operators, trained people. */
@Injectable()
export class OpdActivity {
  private readonly api = inject(Api);
  private readonly filter = inject(Filter);
  private readonly own = inject(SessionStore).session()?.rootUnitId;

  readonly activity = inject(UnitActivities).reading;
  readonly coverage = this.api.read(TrainingCoverageSchema, () => ({
    path: '/training-coverage',
    query: { asOf: this.filter.askedAsOf(), root: this.filter.level() ?? this.own },
  }));
  readonly failure = computed(() => this.activity.failure() ?? this.coverage.failure());

  /** by OPD, once both answers are there */
  readonly standings = computed<ReadonlyMap<string, Standing>>(() => {
    const [activity, coverage] = [this.activity.value(), this.coverage.value()];
    if (!activity || !coverage) return new Map();
    const people = new Map(coverage.units.map((unit) => [unit.id, unit.people]));
    return new Map(activity.items.map((unit) => [unit.id, { unit, people: people.get(unit.id) ?? 0 }]));
  });
  readonly contacts = computed(() => contactsOf([...this.standings().values()]));
  /** The OPD whose handed-in SOP waits longest for a decision. */
  readonly oldestReview = computed(() =>
    (this.activity.value()?.items ?? []).reduce<UnitActivity['items'][number] | null>(
      (oldest, one) => ((one.review.oldestDays ?? -1) > (oldest?.review.oldestDays ?? -1) ? one : oldest),
      null,
    ),
  );

  retry(): void {
    this.activity.reload();
    this.coverage.reload();
  }
}
