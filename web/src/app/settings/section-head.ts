import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The head of one of the settings: what it is, and on the right what can be done. */
@Component({
  selector: 'app-section-head',
  template: `<div>
      <h2 class="sub-title">{{ title() }}</h2>
      <p class="muted small">{{ lead() }}</p>
    </div>
    <div class="acts"><ng-content /></div>`,
  host: { class: 'head' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SectionHead {
  readonly title = input.required<string>();
  readonly lead = input.required<string>();
}
