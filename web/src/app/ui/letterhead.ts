import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

/** The head of a printed page; not shown on screen. */
@Component({
  selector: 'app-letterhead',
  template: `<p class="kop" aria-hidden="true">
    {{ government()
    }}<span>{{ page() }} · {{ messages.t('filter.asOf', { date: format.date(filter.asOf()) }) }}{{ area() }}</span>
  </p>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Letterhead {
  readonly government = input.required<string>();
  readonly page = input.required<string>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly area = computed(() => {
    const area = this.filter.area();
    return area === undefined ? '' : ` · ${this.messages.t(`areas.${area}`)}`;
  });
}
