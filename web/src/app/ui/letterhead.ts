import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { LetterheadLines } from '../letterhead/letterhead-lines';
import { LetterheadStore } from '../letterhead/letterhead-store';

/** The head of a printed page; not shown on screen. */
@Component({
  selector: 'app-letterhead',
  imports: [LetterheadLines],
  template: `<div class="kop" aria-hidden="true">
    @if (head(); as set) {
      <app-letterhead-lines [head]="set" />
    } @else {
      {{ government() }}
    }
    <span class="kop-page"
      >{{ page() }} · {{ messages.t('filter.asOf', { date: format.date(filter.asOf()) }) }}{{ area() }}</span
    >
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Letterhead {
  readonly government = input.required<string>();
  readonly page = input.required<string>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  private readonly store = inject(LetterheadStore);
  /** where somebody set it */
  protected readonly head = computed(() => {
    const head = this.store.head();
    return head?.set ? head : null;
  });
  protected readonly area = computed(() => {
    const area = this.filter.area();
    return area === undefined ? '' : ` · ${this.messages.t(`areas.${area}`)}`;
  });
}
