import { computed, effect, inject, Injectable } from '@angular/core';
import { SopsSchema } from '@pantausop/contracts';
import { calendarDate } from '@pantausop/domain';
import { Api, type QueryValues } from '../data/api';
import type { FigureBasis } from '../data/figure-basis';
import { SessionStore } from '../data/session-store';
import { Filter } from '../filter/filter';
import { RegisterFilter } from './register-filter';
import { orderToken } from './register-order';

export const SOPS_ON_A_PAGE = 25;

/** One page of the register. */
@Injectable()
export class RegisterStore {
  private readonly filter = inject(Filter);
  private readonly asked = inject(RegisterFilter);
  private readonly session = inject(SessionStore);

  readonly sops = inject(Api).read(SopsSchema, () =>
    this.asked.known() ? { path: '/sops', query: this.query() } : undefined,
  );

  /** An OPD that is not there on the day, or not the caller's to see, has nothing to list. */
  readonly unitUnknown = computed(
    () => this.filter.unit() !== undefined && this.sops.failure()?.problem?.status === 404,
  );

  /** What the answer says about its point in time. */
  readonly basis = computed<FigureBasis | undefined>(() => {
    const sops = this.sops.value();
    if (!sops) return undefined;
    const asOf = calendarDate(sops.asOf);
    return {
      asOf,
      knownAt: sops.knownAt,
      series: 'reported',
      ruleset: sops.ruleset,
      projection: asOf > this.filter.today,
      sample: this.session.sample(),
    };
  });

  constructor() {
    // an old link may name a page that the list no longer reaches
    effect(() => {
      const sops = this.sops.value();
      if (!sops || sops.items.length > 0 || sops.total === 0 || sops.page !== this.asked.page()) return;
      this.asked.turnTo(Math.ceil(sops.total / sops.pageSize), true);
    });
  }

  /** The filter without its page and order, for an action on all that it finds. */
  readonly matching = computed(() => ({
    q: this.asked.words() || undefined,
    unit: this.asked.unit(),
    area: this.filter.area(),
    stage: this.asked.stage(),
    force: this.asked.force(),
    applicability: this.asked.applicability(),
  }));

  private query(): QueryValues {
    return {
      q: this.asked.words(),
      unit: this.asked.unit(),
      area: this.filter.area(),
      stage: this.asked.stage(),
      force: this.asked.force(),
      applicability: this.asked.applicability(),
      asOf: this.filter.askedAsOf(),
      sort: orderToken(this.asked.order()),
      page: this.asked.page(),
      pageSize: SOPS_ON_A_PAGE,
    };
  }
}
