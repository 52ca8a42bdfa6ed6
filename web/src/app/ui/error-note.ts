import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** One sentence about what went wrong, read out when it appears. */
@Component({
  selector: 'app-error-note',
  template: `<div class="note err" role="alert">
    <i class="i i-warn" aria-hidden="true"></i>
    <p>{{ text() }}</p>
  </div>`,
  host: { class: 'block' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ErrorNote {
  readonly text = input.required<string>();
}
