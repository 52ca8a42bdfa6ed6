import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Matrix } from '@pantausop/contracts';
import { countByStatus, type CellStatus } from '@pantausop/domain';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

const SHOWN: readonly CellStatus[] = ['complete', 'partial', 'none', 'unmapped'];

/** How the cells of OPDs are made up, as one small bar of four parts; the counts are read out. */
@Component({
  selector: 'app-status-bar',
  template: `<span class="status-bar" role="img" [attr.aria-label]="words()">
    @for (part of parts(); track part.status) {
      <i [class]="'part-' + part.status" [style.flex-grow]="part.count"></i>
    }
  </span>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatusBar {
  readonly matrix = input.required<Matrix>();
  private readonly messages = inject(Messages);
  private readonly format = inject(Format);
  protected readonly parts = computed(() => {
    const counts = countByStatus(this.matrix().units.flatMap((unit) => unit.cells));
    return SHOWN.map((status) => ({ status, count: counts[status] })).filter(({ count }) => count > 0);
  });
  protected readonly words = computed(() =>
    this.parts()
      .map(({ status, count }) => `${this.messages.t(`terms.${status}`)}: ${this.format.count(count)}`)
      .join(', '),
  );
}
