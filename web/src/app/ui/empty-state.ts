import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Nothing here: why, and what to do next (the actions are projected). */
@Component({
  selector: 'app-empty-state',
  template: `<div class="empty">
    <div class="marks" aria-hidden="true">
      <i class="mk mk-none"></i><i class="mk mk-none"></i><i class="mk mk-none"></i>
    </div>
    @if (page()) {
      <h1 class="title">{{ title() }}</h1>
    } @else {
      <h2>{{ title() }}</h2>
    }
    <p>{{ text() }}</p>
    <div class="acts"><ng-content /></div>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EmptyState {
  readonly title = input.required<string>();
  readonly text = input('');
  /** true where this is all that the page holds: then its title is the page's heading */
  readonly page = input(false);
}
