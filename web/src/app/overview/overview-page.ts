import { afterRenderEffect, ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { Router, RouterLink } from '@angular/router';
import { ExplainStore } from '../explain/explain-store';
import { FigureSource } from '../figures/figure-source';
import { UnitActivities } from '../figures/unit-activity';
import { UnitsListed } from '../figures/units-listed';
import { Filter } from '../filter/filter';
import { UnitLinks } from '../filter/unit-links';
import { Format } from '../format/format';
import { takeDown } from '../first-picture/picture';
import { Heatmap, type OpenedCell } from '../heatmap/heatmap';
import { Messages } from '../i18n/messages';
import { afterPaint } from '../ui/after-paint';
import { DataFreshness } from '../ui/data-freshness';
import { ErrorState } from '../ui/error-state';
import { Freshness } from '../ui/freshness';
import { FreshnessNote } from '../ui/freshness-note';
import { Kpi, type KpiView } from '../ui/kpi';
import { Letterhead } from '../ui/letterhead';
import { narrowWindow } from '../ui/narrow';
import { Skeleton } from '../ui/skeleton';
import { matrixFiles, progressFiles, type ExportFile } from '../take-away/export-file';
import { TakeAway, type PageMessage } from '../take-away/take-away';
import { AreaFigure } from './area-figure';
import { MoverList } from './mover-list';
import { mostFallen, mostImproved, withUnmapped } from './movers';
import { OverviewExplanations } from './overview-explanations';
import { OverviewSkeleton } from './overview-skeleton';
import { OverviewStore } from './overview-store';
import { OverviewWords } from './overview-words';
import { ProgressFigure } from './progress-figure';
import { ReportNotices } from './report-notices';
import { StatusBar } from './status-bar';

const LISTED = 6;

/** Ringkasan: where do we stand, what moved, whom do I call? */
@Component({
  selector: 'app-overview-page',
  imports: [
    AreaFigure,
    DataFreshness,
    ErrorState,
    Freshness,
    FreshnessNote,
    Heatmap,
    Kpi,
    Letterhead,
    MoverList,
    NgTemplateOutlet,
    OverviewSkeleton,
    ProgressFigure,
    ReportNotices,
    RouterLink,
    Skeleton,
    StatusBar,
    TakeAway,
  ],
  providers: [UnitActivities, OverviewStore, OverviewWords, OverviewExplanations],
  templateUrl: './overview-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OverviewPage {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly links = inject(UnitLinks);
  protected readonly listed = inject(UnitsListed);
  private readonly sources = inject(FigureSource);
  protected readonly store = inject(OverviewStore);
  protected readonly activities = inject(UnitActivities);
  protected readonly words = inject(OverviewWords);
  private readonly explanations = inject(OverviewExplanations);
  private readonly router = inject(Router);
  private readonly panel = inject(ExplainStore);

  /** on a phone what moved and whom to call comes before the charts */
  protected readonly narrow = narrowWindow();
  /** the charts and the heatmap are drawn once the finding is read */
  protected readonly below = afterPaint(computed(() => this.store.now.value() !== undefined));
  protected readonly improved = computed(() => mostImproved(this.store.figures(), LISTED));
  protected readonly fallen = computed(() => mostFallen(this.store.figures(), LISTED));
  protected readonly silent = computed(() => withUnmapped(this.store.figures()).slice(0, LISTED));
  protected readonly span = computed(() => {
    const [from, to] = [this.filter.comparedOn(), this.filter.asOf()];
    return this.messages.t('overview.span', {
      from: this.format.date(from, 'short'),
      to: this.format.date(to, 'short'),
    });
  });
  /** under every downloaded picture: which day, as recorded when, under which rules */
  protected readonly source = computed(() => {
    const now = this.store.now.value();
    return now ? this.sources.of(now.root.name, now) : '';
  });
  protected readonly files = computed<readonly ExportFile[]>(() => {
    const now = this.store.now.value();
    if (!now) return [];
    const at = { root: now.root.id, asOf: now.asOf };
    const months = this.store.months.value();
    const line = months && { root: now.root.id, from: months.from, to: months.to, interval: months.interval };
    return [
      { name: 'briefing.pptx', label: 'takeAway.briefing', query: { ...at, comparison: this.filter.comparedOn() } },
      ...matrixFiles(at),
      ...(line ? progressFiles(line) : []),
    ];
  });
  protected readonly message = computed<PageMessage | null>(() => {
    const now = this.store.now.value();
    if (!now) return null;
    const figures = this.words.kpis().map(({ label, figure, unit }) => ({ label, figure: `${figure} ${unit}`.trim() }));
    const sentences = [this.words.finding(), this.words.second()];
    return { root: now.root.name, asOf: now.asOf, sample: now.sample, sentences, figures };
  });

  constructor() {
    // in the same frame in which this page shows the same, or says why it cannot
    const shown = computed(() => this.store.now.value() !== undefined && this.store.before.value() !== undefined);
    afterRenderEffect(() => {
      if (shown() || this.store.failure() !== undefined) takeDown();
    });
  }

  protected explain(position: number, kpi: KpiView): void {
    const matrix = this.store.now.value();
    if (matrix) this.explanations.open(position, kpi, matrix);
  }

  /** A cell is explained by its coverage, which is what it shows; the end of a row by the index. */
  protected open(cell: OpenedCell): void {
    const matrix = this.store.now.value();
    const { area } = cell;
    if (cell.of === 'complete' && matrix) return this.explanations.complete(matrix, this.store.figures(), area);
    if (cell.of === 'group' && matrix) return this.explanations.group(matrix, this.store.figures(), cell.group, area);
    const unit = cell.of === 'unit' ? cell.unit : null;
    const own = this.store.figures().some((figure) => figure.unit.own && figure.unit.id === unit);
    // the government's own SOPs are one row, but no unit that has figures of its own
    if (own) return void this.router.navigate(['/sop'], { queryParams: { ...this.filter.kept(), unit, area } });
    this.panel.show({
      measure: area === null ? 'index' : 'coverage',
      unit: unit ?? undefined,
      area: area ?? undefined,
    });
  }
}
