import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Nothing here: why, and what to do next (the actions are projected). */
@Component({
  selector: 'app-empty-state',
  template: `<div class="empty">
    <div class="marks" aria-hidden="true">
      <i class="mk mk-none"></i><i class="mk mk-none"></i><i class="mk mk-none"></i>
    </div>
    <h3>{{ title() }}</h3>
    <p>{{ text() }}</p>
    <div class="acts"><ng-content /></div>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EmptyState {
  readonly title = input.required<string>();
  readonly text = input('');
}
