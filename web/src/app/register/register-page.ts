import { ChangeDetectionStrategy, Component, computed, effect, inject, linkedSignal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { FORCES, STAGES } from '@pantausop/contracts';
import { debounceTime, Subject } from 'rxjs';
import { BulkBar } from '../bulk/bulk-bar';
import { Selection } from '../bulk/selection';
import { SessionStore } from '../data/session-store';
import { UnitsStore } from '../data/units-store';
import { UnitActivities } from '../figures/unit-activity';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { DataFreshness } from '../ui/data-freshness';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Freshness } from '../ui/freshness';
import { Letterhead } from '../ui/letterhead';
import { Pager } from '../ui/pager';
import { Skeleton } from '../ui/skeleton';
import { registerFiles } from '../take-away/export-file';
import { TakeAway } from '../take-away/take-away';
import { APPLICABILITIES, RegisterFilter } from './register-filter';
import { orderOf, ORDERS, orderToken, orderWords } from './register-order';
import { RegisterStore, SOPS_ON_A_PAGE } from './register-store';
import { RegisterTable } from './register-table';

/** How long someone pauses before the search goes out, in milliseconds. */
const PAUSE_MS = 250;

/** Register SOP: find one SOP, or the SOPs of one kind. */
@Component({
  selector: 'app-register-page',
  imports: [
    BulkBar,
    DataFreshness,
    EmptyState,
    ErrorState,
    Freshness,
    Letterhead,
    Pager,
    RegisterTable,
    RouterLink,
    Skeleton,
    TakeAway,
  ],
  providers: [UnitActivities, RegisterFilter, RegisterStore, Selection],
  templateUrl: './register-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RegisterPage {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly units = inject(UnitsStore);
  protected readonly asked = inject(RegisterFilter);
  protected readonly store = inject(RegisterStore);
  private readonly session = inject(SessionStore);
  protected readonly mayImport = this.session.may('import.run');
  protected readonly mayRequire = this.session.may('register.govern');

  protected readonly selection = inject(Selection);
  protected readonly stages = STAGES;
  protected readonly forces = FORCES;
  protected readonly applicabilities = APPLICABILITIES;
  protected readonly perPage = SOPS_ON_A_PAGE;
  protected readonly orderToken = orderToken;
  protected readonly files = computed(() => registerFiles({ ...this.store.matching(), asOf: this.filter.askedAsOf() }));
  protected readonly orders = computed(() =>
    ORDERS.map((order) => {
      const { what, way } = orderWords(order);
      const names = { what: this.messages.t(what), way: this.messages.t(way) };
      return { token: orderToken(order), label: this.messages.t('register.order', names) };
    }),
  );

  /** the words that the address got from here, which are no news to the field */
  private sent: string | null = null;
  /** what stands in the search field: ahead of the address while someone types */
  protected readonly typed = linkedSignal<string, string>({
    source: this.asked.words,
    computation: (words, before) => (words === this.sent ? (before?.value ?? words) : words),
  });
  private readonly typing = new Subject<string>();

  protected readonly activities = inject(UnitActivities);
  /** of the OPD whose register this is; undefined for all of them */
  protected readonly activity = computed(() => {
    const unit = this.units.byIdOrCode(this.asked.unit() ?? '');
    return unit && this.activities.byId().get(unit.id);
  });

  protected readonly finding = computed(() => {
    const sops = this.store.sops.value();
    if (!sops) return '';
    const key = this.asked.narrowed() ? 'register.findingNarrowed' : 'register.finding';
    return this.messages.t(key, { count: this.format.count(sops.total), date: this.format.date(sops.asOf) });
  });

  constructor() {
    // another filter finds other SOPs: what was selected of the old one would go unseen
    effect(() => {
      this.store.matching();
      untracked(() => this.selection.clear());
    });
    this.typing.pipe(debounceTime(PAUSE_MS), takeUntilDestroyed()).subscribe(() => this.search());
  }

  protected type(event: Event): void {
    this.typed.set((event.target as HTMLInputElement).value);
    this.typing.next(this.typed());
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.search();
  }

  private search(): void {
    const words = this.typed().trim();
    if (words === this.asked.words()) return;
    this.sent = words;
    this.asked.search(words);
  }

  protected chooseStage(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.asked.chooseStage(STAGES.find((stage) => stage === value));
  }

  protected chooseForce(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.asked.chooseForce(FORCES.find((force) => force === value));
  }

  protected chooseApplicability(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.asked.chooseApplicability(APPLICABILITIES.find((one) => one === value));
  }

  protected chooseOrder(event: Event): void {
    this.asked.sort(orderOf((event.target as HTMLSelectElement).value));
  }

  protected clear(): void {
    this.sent = null;
    this.typed.set('');
    this.asked.clear();
  }
}
