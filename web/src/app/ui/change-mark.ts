import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Messages } from '../i18n/messages';

/** A rise or fall as a triangle, a word and an amount; the colour says nothing. */
@Component({
  selector: 'app-change-mark',
  template: `@if (direction() !== 0) {
      <i class="i" [class.i-tri-up]="direction() > 0" [class.i-tri-dn]="direction() < 0" aria-hidden="true"></i
      >{{ messages.t(direction() > 0 ? 'ui.up' : 'ui.down') }} {{ amount() }}
    } @else {
      {{ messages.t('ui.unchanged') }}
    }
    {{ since() }}`,
  host: { class: 'd' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangeMark {
  /** below, at or above zero */
  readonly direction = input.required<number>();
  /** the change without its sign, with its unit: `1,2 poin` */
  readonly amount = input('');
  readonly since = input('');
  protected readonly messages = inject(Messages);
}
