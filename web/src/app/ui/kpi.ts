import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Explained } from '../explain/explained';
import { Messages } from '../i18n/messages';
import { ChangeMark } from './change-mark';
import { Sparkline } from './sparkline';

/** One figure of the strip, all texts ready to read. */
export interface KpiView {
  readonly label: string;
  readonly figure: string;
  readonly unit: string;
  readonly meaning: string;
  /** what must be said beside the figure */
  readonly note?: string;
  readonly change: { readonly direction: number; readonly amount: string; readonly since: string } | null;
  /** month ends, oldest first, for the small line; empty = none */
  readonly months: readonly number[];
}

/** The figure opens the panel that explains it. */
@Component({
  selector: 'div[app-kpi]',
  imports: [Explained, ChangeMark, Sparkline],
  template: `<dt>{{ kpi().label }}</dt>
    <dd class="v kpi-lined">
      <button appExplained (click)="explain.emit()">
        {{ kpi().figure }}
        @if (kpi().unit) {
          <small>{{ kpi().unit }}</small>
        }
      </button>
      <div class="kpi-line">
        @if (kpi().months.length > 1) {
          <app-sparkline [values]="kpi().months" />
        }
        <ng-content />
      </div>
    </dd>
    <dd class="sub">{{ kpi().meaning }}</dd>
    @if (kpi().note) {
      <dd class="sub note-line">{{ kpi().note }}</dd>
    }
    @if (kpi().change; as change) {
      <dd class="sub d">
        <app-change-mark [direction]="change.direction" [amount]="change.amount" [since]="change.since" />
      </dd>
    }`,
  host: { class: 'kpi' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Kpi {
  readonly kpi = input.required<KpiView>();
  readonly explain = output();
  protected readonly messages = inject(Messages);
}
