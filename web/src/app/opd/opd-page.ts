import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LEAST_SOPS_IN_AREA, LEAST_SOPS_RANKED } from '@pantausop/domain';
import { ExplainStore } from '../explain/explain-store';
import { RankExplanation } from '../explain/rank-explanation';
import { Explained } from '../explain/explained';
import { KIND_GROUPS, type KindGroup } from '../figures/kinds';
import { rulesetOf } from '../figures/unit-figure';
import { UnitActivities } from '../figures/unit-activity';
import { UnitsListed } from '../figures/units-listed';
import { Filter } from '../filter/filter';
import { UnitLinks } from '../filter/unit-links';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { MatrixStore } from '../figures/matrix-store';
import { DataFreshness } from '../ui/data-freshness';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { FairMarks } from '../ui/fair-marks';
import { Freshness } from '../ui/freshness';
import { FreshnessNote } from '../ui/freshness-note';
import { Letterhead } from '../ui/letterhead';
import { Skeleton } from '../ui/skeleton';
import { StatusMark } from '../ui/status-mark';
import { matrixFiles } from '../take-away/export-file';
import { TakeAway, type PageMessage } from '../take-away/take-away';
import { HeatLegend } from '../heatmap/heat-legend';
import { SortHead } from '../ui/sort-head';
import { ContactList } from './contact-list';
import { CONTACT_REASONS, reasonsOf, type ContactReason } from './contacts';
import { OpdActivity } from './opd-activity';
import { opdRows, selectRows, type OpdColumn, type OpdRow } from './opd-rows';

/** OPDs named in a message. */
const SAID = 10;

/** Cakupan OPD: which OPDs are covered, which are silent? */
@Component({
  selector: 'app-opd-page',
  providers: [OpdActivity, UnitActivities],
  imports: [
    Explained,
    ContactList,
    DataFreshness,
    EmptyState,
    ErrorState,
    FairMarks,
    Freshness,
    FreshnessNote,
    HeatLegend,
    Letterhead,
    RouterLink,
    Skeleton,
    SortHead,
    StatusMark,
    TakeAway,
  ],
  templateUrl: './opd-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OpdPage {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly links = inject(UnitLinks);
  protected readonly listed = computed(() => this.unitsListed.of(this.rows().map(({ figure }) => figure.unit)));
  private readonly unitsListed = inject(UnitsListed);
  protected readonly store = inject(MatrixStore);
  protected readonly panel = inject(ExplainStore);
  private readonly ranks = inject(RankExplanation);
  protected readonly work = inject(OpdActivity);

  protected readonly groups = KIND_GROUPS;
  protected readonly least = LEAST_SOPS_RANKED;
  protected readonly leastInArea = LEAST_SOPS_IN_AREA;
  protected readonly words = signal('');
  protected readonly group = signal<KindGroup | ''>('');
  protected readonly reasons = CONTACT_REASONS;
  protected readonly reason = signal<ContactReason | ''>('');
  protected readonly column = signal<OpdColumn>('index');
  protected readonly direction = signal<1 | -1>(-1);

  protected readonly columns: readonly { id: OpdColumn; label: `opd.${'coverage' | 'index' | 'change' | 'rank'}` }[] = [
    { id: 'coverage', label: 'opd.coverage' },
    { id: 'index', label: 'opd.index' },
    { id: 'change', label: 'opd.change' },
    { id: 'rank', label: 'opd.rank' },
  ];

  private readonly all = computed(() => {
    const now = this.store.now.value();
    return now ? opdRows(this.store.figures(), rulesetOf(now)) : [];
  });
  protected readonly rows = computed(() =>
    selectRows(
      this.all(),
      { words: this.words(), group: this.group() },
      { column: this.column(), direction: this.direction() },
    ).filter((row) => this.needs(row)),
  );

  protected readonly finding = computed(() => {
    const full = this.store.now.value()?.total.fullyCompleteUnits;
    if (!full) return '';
    const silent = this.all().filter(({ statuses }) => statuses.some(({ status }) => status === 'unmapped')).length;
    const { count } = this.format;
    return this.messages.t(silent > 0 ? 'opd.finding' : 'opd.findingMapped', {
      complete: count(full.complete),
      counted: count(full.counted),
      silent: count(silent),
    });
  });
  protected readonly areasOrder = computed(() => {
    const areas = this.store.now.value()?.areas ?? [];
    const names = areas.map((area) => this.messages.t(`areas.${area}_inline`));
    return this.messages.t('opd.areasOrder', { areas: this.format.list(names) });
  });

  protected readonly files = computed(() => {
    const now = this.store.now.value();
    return now ? matrixFiles({ root: now.root.id, asOf: now.asOf }) : [];
  });
  /** The finding, and the first of the list as it is sorted. */
  protected readonly message = computed<PageMessage | null>(() => {
    const now = this.store.now.value();
    if (!now) return null;
    const figures = this.rows()
      .slice(0, SAID)
      .map(({ figure: { unit, index } }) => ({
        label: unit.abbreviation,
        figure: `${this.format.ratio(index)} (${unit.total.inForce}/${unit.total.required} SOP)`,
      }));
    return { root: now.root.name, asOf: now.asOf, sample: now.sample, sentences: [this.finding()], figures };
  });

  constructor() {
    this.store.refresh();
  }

  protected explainRank({ figure }: OpdRow): void {
    const basis = this.store.now.value();
    if (basis) this.ranks.open(figure, this.store.figures(), basis);
  }

  protected sort(column: OpdColumn): void {
    const ascendingFirst = column === 'name' || column === 'rank';
    this.direction.set(column === this.column() ? (this.direction() === 1 ? -1 : 1) : ascendingFirst ? 1 : -1);
    this.column.set(column);
  }

  protected sorted(column: OpdColumn): 'ascending' | 'descending' | null {
    if (column !== this.column()) return null;
    return this.direction() === 1 ? 'ascending' : 'descending';
  }

  protected chooseGroup(event: Event): void {
    const value = (event.target as HTMLSelectElement).value;
    this.group.set(KIND_GROUPS.find(({ id }) => id === value)?.id ?? '');
  }

  protected search(event: Event): void {
    this.words.set((event.target as HTMLInputElement).value);
  }

  protected chooseReason(event: Event): void {
    const value = (event.target as HTMLSelectElement).value;
    this.reason.set(CONTACT_REASONS.find((reason) => reason === value) ?? '');
  }

  private needs({ figure }: OpdRow): boolean {
    const reason = this.reason();
    if (reason === '') return true;
    const standing = this.work.standings().get(figure.unit.id);
    return standing !== undefined && reasonsOf(standing).includes(reason);
  }

  protected clear(): void {
    this.reason.set('');
    this.words.set('');
    this.group.set('');
  }
}
