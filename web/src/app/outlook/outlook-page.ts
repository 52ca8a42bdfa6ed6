import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Outlook } from '@pantausop/contracts';
import { EXPLAINED_FIGURES, type ExplainedFigure } from '@pantausop/domain';
import { ExplainStore } from '../explain/explain-store';
import { Explained } from '../explain/explained';
import { FigureSource } from '../figures/figure-source';
import { Filter } from '../filter/filter';
import { UnitLinks } from '../filter/unit-links';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { ErrorState } from '../ui/error-state';
import { Freshness } from '../ui/freshness';
import { Letterhead } from '../ui/letterhead';
import { Segmented } from '../ui/segmented';
import { Skeleton } from '../ui/skeleton';
import { progressFiles, type ExportFile } from '../take-away/export-file';
import { TakeAway, type PageMessage } from '../take-away/take-away';
import { ForecastFigure } from './forecast-figure';
import { OutlookExplanations } from './outlook-explanations';
import { OutlookStore } from './outlook-store';
import { OutlookWords } from './outlook-words';

/** Days of the window by which units are ordered. */
const ORDER_DAYS = 90;

/** Proyeksi: when do we get there; what lapses next? */
@Component({
  selector: 'app-outlook-page',
  imports: [Explained, ErrorState, ForecastFigure, Freshness, Letterhead, RouterLink, Segmented, Skeleton, TakeAway],
  providers: [OutlookStore, OutlookWords, OutlookExplanations],
  templateUrl: './outlook-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OutlookPage {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly links = inject(UnitLinks);
  private readonly sources = inject(FigureSource);
  protected readonly store = inject(OutlookStore);
  protected readonly words = inject(OutlookWords);
  protected readonly explanations = inject(OutlookExplanations);
  private readonly panel = inject(ExplainStore);

  protected readonly measures = computed(() =>
    EXPLAINED_FIGURES.filter((figure) => figure !== 'index' || this.filter.area() === undefined)
      .toReversed()
      .map((value: ExplainedFigure) => ({ value, label: this.messages.t(`changes.${value}`) })),
  );
  protected readonly heading = computed(() => {
    const area = this.filter.area();
    return this.messages.t('outlook.heading', {
      root: this.store.outlook.value()?.root.name ?? '',
      area: area ? `, ${this.messages.t(`areas.${area}_inline`)}` : '',
    });
  });
  protected readonly source = computed(() => {
    const outlook = this.store.outlook.value();
    return outlook ? this.sources.of(outlook.root.name, outlook) : '';
  });
  protected readonly files = computed<readonly ExportFile[]>(() => {
    const outlook = this.store.outlook.value();
    if (!outlook) return [];
    const query = { root: outlook.root.id, area: outlook.area ?? undefined, asOf: outlook.asOf };
    return progressFiles(query);
  });
  protected readonly message = computed<PageMessage | null>(() => {
    const outlook = this.store.outlook.value();
    if (!outlook) return null;
    const figures = this.words
      .strip(outlook)
      .map(({ label, figure, unit }) => ({ label, figure: `${figure} ${unit}`.trim() }));
    const sentences = [this.words.finding(outlook), this.words.lead(outlook)];
    return { root: outlook.root.name, asOf: outlook.asOf, sample: outlook.sample, sentences, figures };
  });
  /** The longest of the windows' bars is as wide as its column. */
  protected readonly most = computed(() => Math.max(1, ...(this.store.outlook.value()?.windows ?? []).map(lapsing)));
  protected readonly preventionTitle = computed(() => {
    const fall = this.store.outlook.value()?.fall;
    if (!fall || fall.preventionCount === 0) return this.messages.t('outlook.preventionTitleNone');
    const words = { count: this.format.count(fall.preventionCount), share: this.words.share(fall) };
    return this.messages.t('outlook.preventionTitle', words);
  });
  protected readonly units = computed(() => {
    const units = this.store.outlook.value()?.units ?? [];
    const soon = (unit: Outlook['units'][number]) => lapses(unit, ORDER_DAYS);
    return [...units].sort((a, b) => soon(b) - soon(a) || (a.name < b.name ? -1 : 1));
  });
  protected readonly lapses = lapses;
  protected readonly lapsing = lapsing;
  /** SOPs are looked at one by one up to a government. */
  protected readonly bySop = computed(() => this.store.outlook.value()?.fall.sopCount !== null);

  /** Where the value of the whole, or of one unit below it, comes from. */
  protected explain({ root, area, measure }: Outlook, unit = root.id): void {
    this.panel.show({ measure, unit, area: area ?? undefined });
  }
}

const lapses = ({ windows }: Pick<Outlook['units'][number], 'windows'>, days: number): number =>
  windows.find((window) => window.days === days)?.sops ?? 0;

/** SOPs, or credits where no SOPs are counted. */
const lapsing = ({ sops, applied, current }: Outlook['windows'][number]): number => sops ?? applied + current;
