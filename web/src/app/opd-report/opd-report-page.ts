import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LEAST_SOPS_RANKED } from '@pantausop/domain';
import { SessionStore } from '../data/session-store';
import { FigureSource } from '../figures/figure-source';
import { UnitActivities } from '../figures/unit-activity';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { PageTitle } from '../shell/page-title';
import { DataFreshness } from '../ui/data-freshness';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { FairMarks } from '../ui/fair-marks';
import { Freshness } from '../ui/freshness';
import { FreshnessNote } from '../ui/freshness-note';
import { Kpi } from '../ui/kpi';
import { Letterhead } from '../ui/letterhead';
import { PredikatRuler } from '../ui/predikat-ruler';
import { Skeleton } from '../ui/skeleton';
import { progressFiles, registerFiles, type ExportFile } from '../take-away/export-file';
import { TakeAway, type PageMessage } from '../take-away/take-away';
import { groupOf } from '../figures/kinds';
import { CatalogueGaps } from './catalogue-gaps';
import { MonthsFigure } from './months-figure';
import { OpdExplanations } from './opd-explanations';
import { OpdReportStore } from './opd-report-store';
import { OpdWords } from './opd-words';
import { SopList } from './sop-list';
import { StandingFigure } from './standing-figure';

/** Rapor OPD: how is this OPD doing, and what next? */
@Component({
  selector: 'app-opd-report-page',
  imports: [
    CatalogueGaps,
    DataFreshness,
    EmptyState,
    ErrorState,
    FairMarks,
    Freshness,
    FreshnessNote,
    Kpi,
    Letterhead,
    MonthsFigure,
    PredikatRuler,
    RouterLink,
    Skeleton,
    SopList,
    StandingFigure,
    TakeAway,
  ],
  providers: [UnitActivities, OpdReportStore, OpdWords, OpdExplanations],
  templateUrl: './opd-report-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OpdReportPage {
  /** of the address: the unit's id or code */
  readonly id = input.required<string>();

  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly activities = inject(UnitActivities);
  private readonly sources = inject(FigureSource);
  protected readonly store = inject(OpdReportStore);
  protected readonly words = inject(OpdWords);
  protected readonly explanations = inject(OpdExplanations);
  protected readonly mayReadRegister = inject(SessionStore).may('register.read');
  protected readonly least = LEAST_SOPS_RANKED;
  protected readonly copied = signal(false);

  protected readonly group = computed(() => {
    const figure = this.store.figure();
    return figure ? this.messages.t(`heatmap.group_${groupOf(figure.unit.kind)}`) : '';
  });
  protected readonly source = computed(() => {
    const [now, figure] = [this.store.matrix.now.value(), this.store.figure()];
    return now && figure ? this.sources.of(figure.unit.name, now) : '';
  });

  protected readonly files = computed<readonly ExportFile[]>(() => {
    const [now, figure] = [this.store.matrix.now.value(), this.store.figure()];
    if (!now || !figure) return [];
    const months = this.store.months.value();
    const line = months && { root: figure.unit.id, from: months.from, to: months.to, interval: months.interval };
    const register = { unit: figure.unit.id, asOf: now.asOf };
    return [...(line ? progressFiles(line) : []), ...(this.mayReadRegister ? registerFiles(register) : [])];
  });
  protected readonly message = computed<PageMessage | null>(() => {
    const [now, figure] = [this.store.matrix.now.value(), this.store.figure()];
    if (!now || !figure) return null;
    const figures = this.words.kpis().map((kpi) => ({ label: kpi.label, figure: `${kpi.figure} ${kpi.unit}`.trim() }));
    const sentences = [this.words.finding()];
    return { root: figure.unit.name, asOf: now.asOf, sample: now.sample, sentences, figures };
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      this.store.key.set(this.id());
      this.store.page.set(1);
    });
    effect(() => {
      const name = this.store.figure()?.unit.name;
      if (name) title.about(name);
    });
  }

  protected print(): void {
    window.print();
  }

  protected async copyLink(): Promise<void> {
    await navigator.clipboard.writeText(window.location.href);
    this.copied.set(true);
  }
}
