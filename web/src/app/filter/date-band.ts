import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { Filter } from './filter';

/** Says, until one returns, that the page shows another day than today. */
@Component({
  selector: 'app-date-band',
  template: `<div class="band edge" role="status">
    <span
      ><strong>{{ messages.t('filter.pastTitle', { date: format.date(filter.asOf()) }) }}</strong>
      {{ messages.t(filter.future() ? 'filter.futureText' : 'filter.pastText') }}</span
    >
    <button class="btn btn-sm" type="button" (click)="filter.change({ asOf: null })">
      {{ messages.t('filter.backToToday') }}
    </button>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DateBand {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
}
