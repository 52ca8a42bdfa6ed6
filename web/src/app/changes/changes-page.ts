import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { EXPLAINED_FIGURES, isCalendarDate, type ExplainedFigure } from '@pantausop/domain';
import { ExplainStore } from '../explain/explain-store';
import { Explained } from '../explain/explained';
import { FigureSource } from '../figures/figure-source';
import { Filter } from '../filter/filter';
import { exactFraction } from '../format/exact';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Freshness } from '../ui/freshness';
import { Letterhead } from '../ui/letterhead';
import { Segmented } from '../ui/segmented';
import { Skeleton } from '../ui/skeleton';
import type { ExportFile } from '../take-away/export-file';
import { TakeAway, type PageMessage } from '../take-away/take-away';
import { ChangeCounts } from './change-counts';
import { ChangedSops } from './changed-sops';
import { ChangesStore, stepKey, type Series } from './changes-store';
import { ChangesWords } from './changes-words';
import { WaterfallFigure } from './waterfall-figure';

/** Apa yang berubah: why is the number different? */
@Component({
  selector: 'app-changes-page',
  imports: [
    Explained,
    ChangeCounts,
    ChangedSops,
    EmptyState,
    ErrorState,
    Freshness,
    Letterhead,
    Segmented,
    Skeleton,
    TakeAway,
    WaterfallFigure,
  ],
  providers: [ChangesStore, ChangesWords],
  templateUrl: './changes-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangesPage {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  private readonly sources = inject(FigureSource);
  protected readonly store = inject(ChangesStore);
  protected readonly words = inject(ChangesWords);
  protected readonly stepKey = stepKey;
  protected readonly ends = ['start', 'end'] as const;
  protected readonly exact = exactFraction;
  private readonly panel = inject(ExplainStore);

  protected readonly measures = computed(() =>
    EXPLAINED_FIGURES.filter((figure) => figure !== 'index' || this.filter.area() === undefined)
      .toReversed()
      .map((value: ExplainedFigure) => ({ value, label: this.messages.t(`changes.${value}`) })),
  );
  protected readonly ways = computed(() =>
    (['reported', 'restated'] as const).map((value: Series) => ({ value, label: this.messages.t(`changes.${value}`) })),
  );
  protected readonly heading = computed(() => {
    const area = this.filter.area();
    return this.messages.t('changes.heading', {
      root: this.store.changes.value()?.root.name ?? '',
      area: area ? `, ${this.messages.t(`areas.${area}_inline`)}` : '',
    });
  });
  protected readonly source = computed(() => {
    const changes = this.store.changes.value();
    return changes ? this.sources.of(changes.root.name, changes) : '';
  });
  protected readonly files = computed<readonly ExportFile[]>(() => {
    const changes = this.store.changes.value();
    if (!changes) return [];
    const { root, area, from, to, measure, series } = changes;
    const query = { root: root.id, area: area ?? undefined, from, to, measure, series };
    return [{ name: 'changes.xlsx', label: 'takeAway.changesXlsx', query }];
  });
  protected readonly message = computed<PageMessage | null>(() => {
    const changes = this.store.changes.value();
    if (!changes) return null;
    const figures = changes.steps.map((step) => ({
      label: this.words.cause(step),
      figure: this.format.step(exactFraction(step.exact), 2),
    }));
    const sentences = [this.words.finding(changes), this.words.lead(changes)];
    return { root: changes.root.name, asOf: changes.to, sample: changes.sample, sentences, figures };
  });
  /** What is known now about the date compared with, that was not known at its end. */
  protected readonly corrected = computed(() => {
    const corrections = this.store.corrections.value();
    if (!corrections) return '';
    const { measure, start, end, steps } = corrections;
    const [then, now] = [exactFraction(start.exact), exactFraction(end.exact)];
    const value = this.words.value(now, measure);
    if (then === null && now !== null) return this.messages.t('changes.correctionsUnknown', { value });
    if (steps.length === 0) return this.messages.t('changes.correctionsNone', { value });
    const change = this.format.change(then, now);
    if (!/[1-9]/.test(change)) return this.messages.t('changes.correctionsSame', { value });
    return this.messages.t('changes.correctionsFinding', { then: this.words.value(then, measure), now: value, change });
  });

  /** Where the figure of one end comes from, in the series on screen. */
  protected explain(end: 'start' | 'end'): void {
    const changes = this.store.changes.value();
    if (!changes) return;
    const day = end === 'start' ? changes.from : changes.to;
    this.panel.show({
      measure: changes.measure,
      unit: changes.root.id,
      area: changes.area ?? undefined,
      asOf: isCalendarDate(day) ? day : undefined,
      restated: changes.series === 'restated',
    });
  }

  protected choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.store.choose(this.store.changes.value()?.steps.find((step) => stepKey(step) === value));
  }
}
