import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { AREA_CODES, comparedDate, COMPARISONS, isAreaCode, isGovernment, type CalendarDate } from '@pantausop/domain';
import { SessionStore } from '../data/session-store';
import { UnitsStore } from '../data/units-store';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { ChosenElsewhere } from './chosen-elsewhere';
import { comparisonOf, comparisonToken } from './comparison';
import { DatePicker } from './date-picker';
import { Filter } from './filter';
import { monthStops, stopOf } from './months';

/** The parts of the bar that a page can ask for. */
export type FilterPart = 'asOf' | 'comparison' | 'unit' | 'area';

/** The same bar on every page; what it holds stands in the address. */
@Component({
  selector: 'app-filter-bar',
  imports: [DatePicker],
  providers: [ChosenElsewhere],
  templateUrl: './filter-bar.html',
  host: { class: 'bar-host' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilterBar {
  readonly parts = input.required<readonly FilterPart[]>();
  readonly open = input(false);

  protected readonly filter = inject(Filter);
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly session = inject(SessionStore);
  protected readonly units = inject(UnitsStore);
  protected readonly elsewhere = inject(ChosenElsewhere);
  protected readonly areaCodes = AREA_CODES;
  /** governments lie below what the pages are about */
  protected readonly above = computed(() => this.units.below().some(({ kind }) => isGovernment(kind)));

  protected readonly stops = monthStops(this.filter.today);
  /** where the slider is while it is being dragged */
  private readonly dragged = signal<number | null>(null);
  protected readonly stop = computed(() => this.dragged() ?? stopOf(this.stops, this.filter.asOf()));
  protected readonly stopText = computed(() => this.format.date(this.stops[this.stop()] ?? this.filter.today));

  protected readonly comparisons = computed(() => {
    const { asOf, comparison } = this.filter;
    const own = comparison();
    const all = typeof own === 'string' ? [...COMPARISONS, own] : COMPARISONS;
    return all.map((c) => ({
      token: comparisonToken(c),
      label: this.messages.t('filter.comparedWith', { date: this.format.date(comparedDate(asOf(), c), 'short') }),
    }));
  });
  protected readonly comparisonToken = computed(() => comparisonToken(this.filter.comparison()));

  protected has(part: FilterPart): boolean {
    return this.parts().includes(part);
  }

  protected pick(date: CalendarDate): void {
    this.filter.change({ asOf: date });
  }

  protected drag(event: Event): void {
    this.dragged.set(Number((event.target as HTMLInputElement).value));
  }

  protected drop(): void {
    const date = this.stops[this.stop()];
    this.dragged.set(null);
    if (date !== undefined) this.filter.change({ asOf: date });
  }

  protected compare(event: Event): void {
    this.filter.change({ comparison: comparisonOf((event.target as HTMLSelectElement).value) });
  }

  protected chooseUnit(event: Event): void {
    this.filter.change({ unit: (event.target as HTMLSelectElement).value || null });
  }

  protected chooseArea(event: Event): void {
    const value = (event.target as HTMLSelectElement).value;
    this.filter.change({ area: isAreaCode(value) ? value : null });
  }
}
