import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

/** A cross that takes one of several out of a form. */
@Component({
  selector: 'app-remove-button',
  template: `<button class="btn btn-quiet btn-icon" type="button" [attr.aria-label]="label()" (click)="removed.emit()">
    <i class="i i-x" aria-hidden="true"></i>
  </button>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RemoveButton {
  /** what is taken out, read out */
  readonly label = input.required<string>();
  readonly removed = output();
}
