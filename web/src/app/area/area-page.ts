import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { countByStatus, coverageOf, FOCUS_AREA, isAreaCode, scoreOf, type CellStatus } from '@pantausop/domain';
import { directionOf, shownDirection, unsigned } from '../figures/change';
import { byKindGroup, KIND_GROUPS } from '../figures/kinds';
import { ExplainStore } from '../explain/explain-store';
import { Explained } from '../explain/explained';
import { FigureSource } from '../figures/figure-source';
import { UnitActivities } from '../figures/unit-activity';
import { Filter } from '../filter/filter';
import { UnitLinks } from '../filter/unit-links';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { ProcessMap } from '../process-map/process-map';
import { PageTitle } from '../shell/page-title';
import { NotFoundPage } from '../shell/not-found-page';
import { DataFreshness } from '../ui/data-freshness';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Freshness } from '../ui/freshness';
import { FreshnessNote } from '../ui/freshness-note';
import { Letterhead } from '../ui/letterhead';
import { Segmented } from '../ui/segmented';
import { Skeleton } from '../ui/skeleton';
import { SortHead } from '../ui/sort-head';
import { StatusMark } from '../ui/status-mark';
import { AreaNav } from './area-nav';
import type { AreaColumn } from './area-rows';
import { AreaStore } from './area-store';
import { AreaTrend } from './area-trend';

const COUNTED: readonly CellStatus[] = ['complete', 'partial', 'none', 'unmapped', 'not_applicable'];

/** Area: which OPDs have completed this area? */
@Component({
  selector: 'app-area-page',
  imports: [
    Explained,
    AreaNav,
    AreaTrend,
    DataFreshness,
    EmptyState,
    ErrorState,
    Freshness,
    FreshnessNote,
    Letterhead,
    NotFoundPage,
    ProcessMap,
    RouterLink,
    Segmented,
    Skeleton,
    SortHead,
    StatusMark,
  ],
  templateUrl: './area-page.html',
  providers: [AreaStore, UnitActivities],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AreaPage {
  /** of the address */
  readonly code = input.required<string>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly activities = inject(UnitActivities);
  protected readonly links = inject(UnitLinks);
  private readonly sources = inject(FigureSource);
  protected readonly store = inject(AreaStore);
  private readonly panel = inject(ExplainStore);
  private readonly pageTitle = inject(PageTitle);
  protected readonly groups = KIND_GROUPS.filter(({ id }) => id !== 'others');
  protected readonly columns: readonly { id: AreaColumn; label: 'area.coverage' | 'area.score' | 'area.change' }[] = [
    { id: 'coverage', label: 'area.coverage' },
    { id: 'score', label: 'area.score' },
    { id: 'change', label: 'area.change' },
  ];

  protected readonly area = computed(() => (isAreaCode(this.code()) ? this.store.code() : null));
  protected readonly known = computed(() => isAreaCode(this.code()));
  protected readonly name = computed(() => this.named(''));
  protected readonly focus = computed(() => this.area() === FOCUS_AREA);

  /** the area in all OPDs, now and then */
  protected readonly whole = computed(() =>
    this.store.now.value()?.total.cells.find(({ area }) => area === this.area()),
  );
  private readonly wholeBefore = computed(() =>
    this.store.before.value()?.total.cells.find(({ area }) => area === this.area()),
  );
  protected readonly counts = computed(() => {
    const counts = countByStatus(this.store.rows().map(({ cell }) => cell));
    return COUNTED.map((status) => ({ status, count: counts[status] }));
  });
  protected readonly finding = computed(() => {
    const complete = this.store.now.value()?.total.completeUnits.find(({ area }) => area === this.area());
    if (!complete) return '';
    const counts = countByStatus(this.store.rows().map(({ cell }) => cell));
    const { count } = this.format;
    return this.messages.t(counts.unmapped > 0 ? 'area.finding' : 'area.findingMapped', {
      ...{ complete: count(complete.complete), counted: count(complete.counted), area: this.named('_inline') },
      ...{ partial: count(counts.partial), none: count(counts.none), unmapped: count(counts.unmapped) },
    });
  });
  protected readonly coverage = computed(() => {
    const whole = this.whole();
    return whole ? coverageOf(whole) : null;
  });
  protected readonly since = computed(() => {
    const before = this.wholeBefore();
    const then = before ? coverageOf(before) : null;
    if (then === null || this.coverage() === null) return '';
    const change = this.format.change(then, this.coverage());
    const direction = shownDirection(directionOf(then, this.coverage()), change);
    const key = direction > 0 ? 'area.sinceUp' : direction < 0 ? 'area.sinceDown' : 'area.sinceSame';
    return this.messages.t(key, { points: unsigned(change), date: this.format.date(this.filter.comparedOn()) });
  });
  protected readonly score = computed(() => {
    const whole = this.whole();
    return whole ? scoreOf(whole) : null;
  });
  protected readonly tables = computed(() =>
    this.store.grouped()
      ? byKindGroup(this.store.shown(), ({ figure }) => figure.unit.kind)
      : [{ group: null, members: this.store.shown() }],
  );
  protected readonly arrangements = computed(() => [
    { value: 'jenis', label: this.messages.t('area.byKind') },
    { value: 'datar', label: this.messages.t('area.flat') },
  ]);
  protected readonly parts = computed(() => [
    { value: 'opd', label: this.messages.t('process.partOpds') },
    { value: 'proses', label: this.messages.t('process.title') },
  ]);
  /** `bagian=proses`: the map of processes in place of the OPDs, in the area that it belongs to */
  protected readonly part = computed(() =>
    this.focus() && this.filter.text('bagian') === 'proses' ? 'proses' : 'opd',
  );
  protected readonly roadMap = computed(
    () => this.store.areas.value()?.items.find(({ code }) => code === this.area()) ?? null,
  );
  protected readonly source = computed(() => {
    const now = this.store.now.value();
    return now ? this.sources.of(now.root.name, now) : '';
  });

  constructor() {
    effect(() => {
      const code = this.code();
      this.store.code.set(isAreaCode(code) ? code : null);
      if (this.area() !== null) this.pageTitle.about(this.name());
    });
  }

  protected sorted(column: AreaColumn): 'ascending' | 'descending' | null {
    const order = this.store.order();
    if (column !== order.column) return null;
    return order.direction === 1 ? 'ascending' : 'descending';
  }

  protected choose(status: CellStatus): void {
    this.filter.go({ status: status === this.store.status() ? null : status }, true);
  }

  protected chooseGroup(event: Event): void {
    this.filter.go({ jenis: (event.target as HTMLSelectElement).value || null }, true);
  }

  protected arrange(way: string): void {
    this.filter.go({ susunan: way === 'datar' ? 'datar' : null }, true);
  }

  protected showPart(part: string): void {
    this.filter.go({ bagian: part === 'proses' ? 'proses' : null });
  }

  /** @param unit an OPD; without one, all of them */
  protected explain(measure: 'coverage' | 'score', unit?: string): void {
    const area = this.area();
    if (area) this.panel.show({ measure, unit, area });
  }

  private named(form: '' | '_inline'): string {
    const area = this.area();
    return area === null ? '' : this.messages.t(`areas.${area}${form}`);
  }
}
