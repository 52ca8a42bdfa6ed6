import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { CellStatus } from '@pantausop/domain';
import { Messages } from '../i18n/messages';

const SHAPES: Record<CellStatus, string> = {
  complete: 'mk mk-full',
  partial: 'mk mk-part',
  none: 'mk mk-none',
  not_applicable: 'mk mk-na',
  unmapped: 'mk mk-unmap',
};

/** Status as a shape; with `word` its name follows, else the name is only read out. */
@Component({
  selector: 'app-status-mark',
  template: `<i [class]="shape()" aria-hidden="true"></i><span [class.sr]="!word()">{{ messages.t(label()) }}</span>`,
  host: { class: 'status', '[class.sig]': "status() === 'unmapped'" },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatusMark {
  readonly status = input.required<CellStatus>();
  readonly word = input(false);
  protected readonly messages = inject(Messages);
  protected readonly shape = computed(() => SHAPES[this.status()]);
  protected readonly label = computed(() => `terms.${this.status()}` as const);
}
