import { computed, inject, Injectable } from '@angular/core';
import { Messages } from '../i18n/messages';
import { formatsOf, type Formats } from './formats';

export { NOTHING } from './formats';

/** Numbers and dates in the language on screen; whatever shows one follows the switch. */
@Injectable({ providedIn: 'root' })
export class Format implements Formats {
  private readonly messages = inject(Messages);
  private readonly f = computed(() => formatsOf(this.messages.language()));

  readonly ratio: Formats['ratio'] = (value) => this.f().ratio(value);
  readonly percent: Formats['percent'] = (value) => this.f().percent(value);
  readonly change: Formats['change'] = (from, to) => this.f().change(from, to);
  readonly step: Formats['step'] = (difference, digits) => this.f().step(difference, digits);
  readonly count: Formats['count'] = (value) => this.f().count(value);
  readonly countChange: Formats['countChange'] = (value) => this.f().countChange(value);
  readonly date: Formats['date'] = (date, style) => this.f().date(date, style);
  readonly dayOfMonth: Formats['dayOfMonth'] = (date) => this.f().dayOfMonth(date);
  readonly instant: Formats['instant'] = (iso) => this.f().instant(iso);
  readonly timeOfDay: Formats['timeOfDay'] = (clock) => this.f().timeOfDay(clock);
  readonly period: Formats['period'] = (days) => this.f().period(days);
  readonly list: Formats['list'] = (items) => this.f().list(items);

  /** `4 hari lalu`, `hari ini` */
  readonly ago = (days: number): string =>
    this.messages.t(days === 0 ? 'freshness.today' : days === 1 ? 'freshness.dayAgo' : 'freshness.daysAgo', {
      days: this.count(days),
    });
}
