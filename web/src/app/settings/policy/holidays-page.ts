import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import {
  HOLIDAY_KINDS,
  HolidaysAddedSchema,
  HolidaySchema,
  HolidaysSchema,
  type HolidayView,
} from '@pantausop/contracts';
import { Api } from '../../data/api';
import { Format } from '../../format/format';
import { Messages } from '../../i18n/messages';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Skeleton } from '../../ui/skeleton';
import { SectionHead } from '../section-head';
import { PolicyForm } from './policy-form';
import { RetractButton } from './retract-button';
import { Sending, textOf } from './sending';

/** Pengaturan > Hari libur: the days without office work, year by year. */
@Component({
  selector: 'app-holidays-page',
  imports: [EmptyState, ErrorState, PolicyForm, RetractButton, SectionHead, Skeleton],
  templateUrl: './holidays-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HolidaysPage {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly kinds = HOLIDAY_KINDS;
  protected readonly asked = signal<number | undefined>(undefined);
  protected readonly holidays = inject(Api).read(HolidaysSchema, () => ({
    path: '/holidays',
    query: { year: this.asked() },
  }));
  protected readonly sending = new Sending();
  protected readonly form = signal<'day' | 'list' | null>(null);
  protected readonly added = signal('');

  protected readonly years = computed(() => {
    const now = this.holidays.value();
    if (!now) return [];
    const thisYear = new Date().getFullYear();
    return [...new Set([...now.years, now.year, thisYear, thisYear + 1])].sort((a, b) => a - b);
  });
  protected readonly someUnconfirmed = computed(
    () => this.holidays.value()?.items.some(({ confirmed }) => !confirmed) ?? false,
  );

  protected nameOf({ name, nameEn }: HolidayView): string {
    return this.messages.language() === 'en' ? (nameEn ?? name) : name;
  }

  protected choose(event: Event): void {
    this.asked.set(Number((event.target as HTMLSelectElement).value));
  }

  protected close(): void {
    this.form.set(null);
    this.sending.forget();
  }

  protected async add(form: FormData): Promise<void> {
    const body = { date: textOf(form, 'date'), kind: textOf(form, 'kind'), name: textOf(form, 'name') };
    if ((await this.sending.post('/holidays', body, HolidaySchema)) === undefined) return;
    this.asked.set(Number(body.date.slice(0, 4)));
    this.close();
    this.holidays.reload();
  }

  protected async addList(form: FormData): Promise<void> {
    const body = { kind: textOf(form, 'kind'), text: textOf(form, 'text') };
    const done = await this.sending.post('/holidays/list', body, HolidaysAddedSchema);
    if (done === undefined) return;
    this.added.set(this.messages.t('policy.listAdded', { added: done.added, same: done.same }));
    const first = done.items[0]?.date;
    if (first) this.asked.set(Number(first.slice(0, 4)));
    this.close();
    this.holidays.reload();
  }
}
