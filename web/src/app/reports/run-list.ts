import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { REPORT_RUN_STATES, type ReportRuns } from '@pantausop/contracts';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { EmptyState } from '../ui/empty-state';
import { Pager } from '../ui/pager';
import { ReportState } from './report-state';
import { ReportWords } from './report-words';
import { ReportsStore, RUNS_PER_PAGE } from './reports-store';

/** What has run, the latest first. */
@Component({
  selector: 'app-run-list',
  imports: [EmptyState, Pager, ReportState, RouterLink],
  templateUrl: './run-list.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RunList {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly words = inject(ReportWords);
  protected readonly store = inject(ReportsStore);
  protected readonly states = REPORT_RUN_STATES;
  protected readonly perPage = RUNS_PER_PAGE;
  protected readonly chosen = computed(() => this.store.schedule() !== '' || this.store.status() !== '');

  protected readonly valueOf = (event: Event): string => (event.target as HTMLSelectElement).value;

  protected mails({ counts }: ReportRuns['items'][number]): string {
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    if (all === 0) return this.messages.t('reports.noMails');
    const { count } = this.format;
    return this.messages.t('reports.ofAll', { accepted: count(counts.accepted), all: count(all) });
  }
}
