import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Failure } from '../../data/problem';
import { Messages } from '../../i18n/messages';

/** Why the server refuses, in its own words. */
@Component({
  selector: 'app-refusal-note',
  template: `<div class="note err" role="alert">
    <i class="i i-warn" aria-hidden="true"></i>
    <div>
      <strong>{{ heading() || messages.t('reorganisation.refused') }}</strong>
      <p>{{ said() }}</p>
    </div>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RefusalNote {
  readonly failure = input.required<Failure>();
  readonly heading = input('');
  protected readonly messages = inject(Messages);
  protected readonly said = computed(() => {
    const { kind, problem, said } = this.failure();
    if (said) return said[this.messages.language()];
    if (problem) return problem.detail ?? problem.title;
    return this.messages.t(kind === 'offline' ? 'ui.errorOffline' : 'ui.errorUnreadable');
  });
}
