import { DOCUMENT } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { isCalendarDate } from '@pantausop/domain';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { asksForDates } from './decisions';
import { PreviewStore } from './preview-store';
import { UnknownOpds } from './unknown-opds';

/** What a preview needs a person for: areas, dates of numbers, OPD names, sub-units, changed dates. */
@Component({
  selector: 'app-questions',
  imports: [UnknownOpds],
  templateUrl: './questions.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Questions {
  private readonly document = inject(DOCUMENT);
  protected readonly store = inject(PreviewStore);
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly today = inject(Filter).today;

  /** null = as answered before */
  private readonly dateMode = signal<boolean | null>(null);
  private readonly typedDate = signal<string | null>(null);

  protected readonly preview = computed(() => this.store.preview());
  protected readonly areasAsked = computed(
    () => (this.preview()?.unconfirmedAreas ?? 0) > 0 || this.store.acceptedAreas(),
  );
  protected readonly opdsAsked = computed(
    () => (this.preview()?.unknownOpds.length ?? 0) > 0 || Object.keys(this.store.namedOpds()).length > 0,
  );
  protected readonly datesAsked = computed(() => (this.preview()?.changedDates ?? 0) > 0 || this.store.allFurther());
  protected readonly numbers = computed(() => this.preview()?.numbersWithoutDates);
  protected readonly numbersOpen = computed(() => {
    const numbers = this.numbers();
    return !!numbers && asksForDates(numbers);
  });
  protected readonly mode = computed(() => (this.dateMode() ? 'date' : this.numbers()?.answer?.mode));
  protected readonly date = computed(
    () => this.typedDate() ?? this.numbers()?.answer?.date ?? this.preview()?.effectiveOn ?? this.today,
  );
  protected readonly dateWrong = computed(() => !isCalendarDate(this.date()) || this.date() > this.today);
  protected readonly any = computed(() => {
    const preview = this.preview();
    const units = (preview?.proposedUnits.length ?? 0) > 0;
    const numbers = (preview?.numbersWithoutDates.rows ?? 0) > 0;
    return this.areasAsked() || this.opdsAsked() || this.datesAsked() || units || numbers;
  });
  /** the OPDs of the file: the one chosen for all of it, or those that its names mean */
  private readonly opdNames = computed(() => {
    const { unit, opds } = this.preview() ?? { unit: null, opds: [] };
    return new Map([...(unit ? [unit] : []), ...opds.map((opd) => opd.unit)].map(({ id, name }) => [id, name]));
  });
  protected readonly unitsAccepted = computed(() => !!this.preview()?.proposedUnits.every(({ accepted }) => accepted));

  protected opdOf(id: string): string {
    return this.opdNames().get(id) ?? '';
  }

  protected answerNumbers(mode: 'number-year' | 'unknown'): void {
    this.dateMode.set(false);
    this.store.decide({ inForceSince: { mode } });
  }

  protected typeDate(event: Event): void {
    this.typedDate.set((event.target as HTMLInputElement).value);
  }

  protected askForDate(): void {
    this.dateMode.set(true);
  }

  protected useDate(): void {
    const date = this.date();
    if (this.dateWrong() || !isCalendarDate(date)) return;
    this.store.decide({ inForceSince: { mode: 'date', date } });
  }

  protected acceptUnits(event: Event): void {
    this.store.decide({ acceptUnits: (event.target as HTMLInputElement).checked });
  }

  /** To the list of the rows with proposals. */
  protected showRows(): void {
    this.store.show('new');
    const rows = this.document.getElementById('baris');
    rows?.scrollIntoView({ behavior: 'instant' });
    rows?.focus({ preventScroll: true });
  }
}
