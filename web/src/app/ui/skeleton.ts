import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Messages } from '../i18n/messages';

/** The shape of what comes. Shows itself only after 200 ms (by CSS), but reserves the space at once. */
@Component({
  selector: 'app-skeleton',
  template: `<span class="sr">{{ messages.t('ui.loading') }}</span>
    @for (line of lines(); track line) {
      <div class="sk" [style.height]="height()" [style.width.%]="widths[line % widths.length]"></div>
    }`,
  host: { class: 'skeleton', role: 'status', 'aria-busy': 'true' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Skeleton {
  readonly rows = input(3);
  /** CSS length of a line */
  readonly height = input('0.875rem');
  protected readonly widths = [100, 92, 97, 88];
  protected readonly messages = inject(Messages);
  protected readonly lines = computed(() => Array.from({ length: this.rows() }, (_, i) => i));
}
