import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { addDays, addMonths, startOfMonth, type CalendarDate } from '@pantausop/domain';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { dayAfterKey, monthGrid, NAMING_WEEK } from './month-grid';

/** A date as a button that opens a month; the calendar follows the keys of the ARIA date picker. */
@Component({
  selector: 'app-date-picker',
  templateUrl: './date-picker.html',
  host: { class: 'date-picker', '(focusout)': 'leave($event)', '(keydown.escape)': 'close(true)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DatePicker {
  readonly date = input.required<CalendarDate>();
  readonly today = input.required<CalendarDate>();
  readonly picked = output<CalendarDate>();

  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly opener = viewChild.required<ElementRef<HTMLButtonElement>>('opener');

  protected readonly open = signal(false);
  /** the day that has the focus; its month is shown */
  protected readonly focused = signal<CalendarDate>('2000-01-01' as CalendarDate);
  protected readonly weeks = computed(() => monthGrid(this.focused()));
  protected readonly weekdays = computed(() => NAMING_WEEK.map((day) => this.format.date(day, 'weekday')));
  protected readonly shortcuts = computed(() => [
    { label: this.messages.t('filter.today'), date: this.today() },
    { label: this.messages.t('filter.lastMonthEnd'), date: addDays(startOfMonth(this.today()), -1) },
  ]);

  protected toggle(): void {
    if (this.open()) return this.close(true);
    this.focused.set(this.date());
    this.open.set(true);
    this.focusDay();
  }

  protected close(refocus: boolean): void {
    if (!this.open()) return;
    this.open.set(false);
    if (refocus) this.opener().nativeElement.focus();
  }

  protected leave(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (to instanceof Node && !this.host.nativeElement.contains(to)) this.close(false);
  }

  protected turn(months: number): void {
    this.focused.update((day) => addMonths(day, months));
  }

  protected move(event: KeyboardEvent): void {
    const day = dayAfterKey(this.focused(), event.key);
    if (day === null) return;
    event.preventDefault();
    this.focused.set(day);
    this.focusDay();
  }

  protected pick(day: CalendarDate): void {
    this.picked.emit(day);
    this.close(true);
  }

  private focusDay(): void {
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>('.day[tabindex="0"]')?.focus(), {
      injector: this.injector,
    });
  }
}
