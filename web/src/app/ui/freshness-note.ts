import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { FRESHNESS_DAYS } from '@pantausop/domain';
import { Messages } from '../i18n/messages';

/** What the grades of freshness mean, in the days that decide them. */
@Component({
  selector: 'app-freshness-note',
  template: `{{ messages.t('freshness.note', days) }}`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FreshnessNote {
  protected readonly messages = inject(Messages);
  protected readonly days = FRESHNESS_DAYS;
}
