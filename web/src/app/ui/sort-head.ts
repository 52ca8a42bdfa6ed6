import { booleanAttribute, ChangeDetectionStrategy, Component, input, output } from '@angular/core';

export type SortDirection = 'ascending' | 'descending';

/** The head of a column that its table can be sorted by; of numbers the mark stands before the words, so that these end where the numbers do. */
@Component({
  selector: 'th[app-sort-head]',
  template: `<button class="sort" type="button" (click)="asked.emit()">
    @if (!number()) {
      {{ label() }}
    }
    <i
      class="i"
      [class.i-tri-up]="direction() === 'ascending'"
      [class.i-tri-dn]="direction() === 'descending'"
      aria-hidden="true"
    ></i>
    @if (number()) {
      {{ label() }}
    }
  </button>`,
  host: { scope: 'col', '[class.num]': 'number()', '[attr.aria-sort]': 'direction()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SortHead {
  readonly label = input.required<string>();
  /** null: sorted by another column */
  readonly direction = input.required<SortDirection | null>();
  readonly number = input(false, { transform: booleanAttribute });
  readonly asked = output();
}
