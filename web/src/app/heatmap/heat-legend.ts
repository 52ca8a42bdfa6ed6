import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { CELL_STATUSES } from '@pantausop/domain';
import { Messages } from '../i18n/messages';
import { StatusMark } from '../ui/status-mark';

/** The five steps of the scale and the five marks. */
@Component({
  selector: 'app-heat-legend',
  imports: [StatusMark],
  template: `<div class="flow heat-legend">
    @if (scale()) {
      <ul class="scale" [attr.aria-label]="messages.t('ui.scale')">
        <li class="q1">{{ messages.t('ui.scaleBelow', { to: 25 }) }}</li>
        <li class="q2">25–49{{ messages.t('ui.decimalNine') }}</li>
        <li class="q3">50–74{{ messages.t('ui.decimalNine') }}</li>
        <li class="q4">75–99{{ messages.t('ui.decimalNine') }}</li>
        <li class="q5">100</li>
      </ul>
    }
    <ul class="key" [attr.aria-label]="messages.t('ui.marks')">
      @for (status of statuses; track status) {
        <li><app-status-mark [status]="status" [word]="true" /></li>
      }
    </ul>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HeatLegend {
  /** false where only the marks are shown */
  readonly scale = input(true);
  protected readonly messages = inject(Messages);
  protected readonly statuses = CELL_STATUSES;
}
