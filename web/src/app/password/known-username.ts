import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Tells the browser's password keeper whose password the form is about; for nobody's eyes and not in the way of the keyboard. */
@Component({
  selector: 'app-known-username',
  template: `<input type="text" autocomplete="username" tabindex="-1" readonly [value]="username()" />`,
  host: { class: 'sr', 'aria-hidden': 'true' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KnownUsername {
  readonly username = input.required<string>();
}
