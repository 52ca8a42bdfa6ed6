import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Skeleton } from '../ui/skeleton';

/** The shape of the overview while its first figures are on their way, and of what is drawn after them. */
@Component({
  selector: 'app-overview-skeleton',
  imports: [Skeleton],
  template: `@if (part() === 'all') {
      <app-skeleton [rows]="1" height="1.25rem" class="sk-eyebrow" />
      <app-skeleton [rows]="2" height="1.75rem" class="sk-finding" />
      <div class="kpis">
        @for (kpi of [1, 2, 3, 4]; track kpi) {
          <div class="kpi"><app-skeleton [rows]="3" height="1.75rem" class="sk-wide" /></div>
        }
      </div>
    }
    <div class="grid g-7-5 sec">
      <app-skeleton [rows]="1" height="26rem" />
      <app-skeleton [rows]="1" height="26rem" />
    </div>
    <div class="sec"><app-skeleton [rows]="16" height="1.75rem" /></div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OverviewSkeleton {
  /** what is below the figures of the head, or the head too */
  readonly part = input.required<'all' | 'below'>();
}
