import { computed, inject, Injectable, signal } from '@angular/core';
import { DeliveriesSchema, ReportRunsSchema, ReportSchedulesSchema } from '@pantausop/contracts';
import { Api } from '../data/api';
import { SessionStore } from '../data/session-store';
import type { RunState } from './report-words';

export const RUNS_PER_PAGE = 20;
const MAILS_LOOKED_AT = 200;

/** What is sent to whom, and whether it arrived. Whoever keeps no schedules sees the own mails only. */
@Injectable()
export class ReportsStore {
  private readonly api = inject(Api);
  readonly keeps = inject(SessionStore).may('reports.manage');

  readonly schedule = signal('');
  readonly status = signal<RunState | ''>('');
  readonly page = signal(1);

  readonly schedules = this.api.read(ReportSchedulesSchema, () =>
    this.keeps ? { path: '/report-schedules' } : undefined,
  );
  readonly runs = this.api.read(ReportRunsSchema, () => ({
    path: '/report-runs',
    query: { schedule: this.schedule(), status: this.status(), page: this.page(), pageSize: RUNS_PER_PAGE },
  }));
  /** what did not arrive comes first */
  private readonly mails = this.api.read(DeliveriesSchema, () =>
    this.keeps ? { path: '/deliveries', query: { pageSize: MAILS_LOOKED_AT } } : undefined,
  );

  /** mails that somebody has to decide about */
  readonly open = computed(() =>
    (this.mails.value()?.items ?? []).filter(
      ({ state, reason }) =>
        ['rejected', 'unknown'].includes(state) || (state === 'given_up' && reason === 'too_many_attempts'),
    ),
  );
  readonly waiting = computed(
    () => (this.mails.value()?.items ?? []).filter(({ state }) => state === 'deferred').length,
  );
  readonly anyMail = computed(() => (this.mails.value()?.total ?? 0) > 0);
  readonly ready = computed(
    () =>
      this.runs.value() !== undefined &&
      (!this.keeps || (this.schedules.value() !== undefined && this.mails.value() !== undefined)),
  );
  readonly failure = computed(() => this.runs.failure() ?? this.schedules.failure() ?? this.mails.failure());

  reload(): void {
    this.schedules.reload();
    this.runs.reload();
    this.mails.reload();
  }

  choose(part: 'schedule' | 'status', value: string): void {
    if (part === 'schedule') this.schedule.set(value);
    else this.status.set(value as RunState | '');
    this.page.set(1);
  }
}
