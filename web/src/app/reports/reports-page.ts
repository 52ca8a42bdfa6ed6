import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Deliveries } from '@pantausop/contracts';
import { UnitsStore } from '../data/units-store';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { ErrorState } from '../ui/error-state';
import { Letterhead } from '../ui/letterhead';
import { Skeleton } from '../ui/skeleton';
import { DeliveryDialog } from './delivery-dialog';
import { MailTable } from './mail-table';
import { ReportsStore } from './reports-store';
import { RunList } from './run-list';
import { ScheduleList } from './schedule-list';

/** Laporan: what is sent to whom, and did it arrive? */
@Component({
  selector: 'app-reports-page',
  imports: [DeliveryDialog, ErrorState, Letterhead, MailTable, RouterLink, RunList, ScheduleList, Skeleton],
  providers: [ReportsStore],
  templateUrl: './reports-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportsPage {
  protected readonly messages = inject(Messages);
  protected readonly store = inject(ReportsStore);
  private readonly format = inject(Format);
  private readonly units = inject(UnitsStore);
  protected readonly shown = signal<Deliveries['items'][number] | null>(null);

  protected readonly root = computed(() => this.units.government()?.name ?? '');
  protected readonly finding = computed(() => {
    const { t } = this.messages;
    const { count, instant } = this.format;
    if (!this.store.keeps) {
      const total = this.store.runs.value()?.total ?? 0;
      return total === 0 ? t('reports.findingOwnNone') : t('reports.findingOwn', { count: count(total) });
    }
    const all = this.store.schedules.value()?.items ?? [];
    const next = all
      .flatMap(({ name, next: dates }) => dates.slice(0, 1).map(({ plannedAt }) => ({ name, plannedAt })))
      .sort((a, b) => a.plannedAt.localeCompare(b.plannedAt))[0];
    const counts = { all: count(all.length), active: count(all.filter(({ state }) => state === 'active').length) };
    if (all.length === 0) return t('reports.findingNone');
    if (!next) return t('reports.findingPaused', counts);
    return t('reports.findingNext', { ...counts, name: next.name, instant: instant(next.plannedAt) });
  });
  protected readonly lead = computed(() => {
    const { t } = this.messages;
    const { count } = this.format;
    const [open, waiting] = [this.store.open().length, this.store.waiting()];
    if (open + waiting === 0) return this.store.anyMail() ? t('reports.leadArrived') : '';
    return [
      open > 0 ? t('reports.leadOpen', { count: count(open) }) : '',
      waiting > 0 ? t('reports.leadWaiting', { count: count(waiting) }) : '',
    ]
      .filter(Boolean)
      .join(' ');
  });
}
