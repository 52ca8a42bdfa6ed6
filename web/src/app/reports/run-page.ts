import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ReportDifferencesSchema, ReportRunSchema, type Deliveries, type ReportRun } from '@pantausop/contracts';
import { Api } from '../data/api';
import { Attempt } from '../data/attempt';
import { FailureWords } from '../data/failure-words';
import { SessionStore } from '../data/session-store';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { AskFirst } from '../ui/ask-first';
import { RefusalNote } from '../ui/refusal-note';
import { Skeleton } from '../ui/skeleton';
import { archivedAt } from './bytes';
import { DeliveryDialog } from './delivery-dialog';
import { LeftOutList } from './left-out-list';
import { MailTable } from './mail-table';
import { ReportFiles } from './report-files';
import { ReportState } from './report-state';
import { ReportWords } from './report-words';
import { RunDifferences } from './run-differences';

/** One run for ever: what was sealed, its files, its mails, who got nothing, and what was corrected since. */
@Component({
  selector: 'app-run-page',
  imports: [
    AskFirst,
    DeliveryDialog,
    LeftOutList,
    MailTable,
    RefusalNote,
    ReportFiles,
    ReportState,
    RouterLink,
    RunDifferences,
    Skeleton,
  ],
  templateUrl: './run-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RunPage {
  readonly id = input.required<string>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly words = inject(ReportWords);
  protected readonly keeps = inject(SessionStore).may('reports.manage');
  protected readonly failures = inject(FailureWords);
  private readonly api = inject(Api);
  private readonly path = computed(() => `/report-runs/${encodeURIComponent(this.id())}`);

  protected readonly reading = this.api.read(ReportRunSchema, () => ({ path: this.path() }));
  /** asked only of a report that is sealed: reading today's figures takes a moment */
  protected readonly differences = this.api.read(ReportDifferencesSchema, () =>
    (this.reading.value()?.snapshots.length ?? 0) > 0 ? { path: `${this.path()}/differences` } : undefined,
  );
  protected readonly making = new Attempt();
  protected readonly made = signal(false);
  protected readonly shown = signal<Deliveries['items'][number] | null>(null);

  protected readonly lead = computed(() => {
    const run = this.reading.value();
    if (!run) return '';
    const { t } = this.messages;
    const { period, instant } = this.format;
    const report = t(`reports.${run.report}`);
    return [
      t('reports.runLead', { report, period: period(run.period), instant: instant(run.plannedAt) }),
      run.test ? t('reports.runTest') : '',
      run.finishedAt === null ? '' : t('reports.finishedAt', { instant: instant(run.finishedAt) }),
    ]
      .filter(Boolean)
      .join(' ');
  });

  protected files({ files }: ReportRun['snapshots'][number]) {
    return files.map((file) => ({ ...file, address: archivedAt(this.id(), file.digest) }));
  }

  protected canBeMade({ status, test }: ReportRun): boolean {
    return this.keeps && !test && (status === 'failed' || status === 'skipped');
  }

  protected makeUp(): void {
    void this.making.make(async () => {
      await this.api.send('POST', `${this.path()}/retry`, undefined, ReportRunSchema);
      this.made.set(true);
      this.reading.reload();
    });
  }
}
