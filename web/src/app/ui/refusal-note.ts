import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { FailureWords } from '../data/failure-words';
import type { Failure } from '../data/problem';
import { Messages } from '../i18n/messages';

/** Why something did not go through, in place, in the reader's language; the way on is projected. */
@Component({
  selector: 'app-refusal-note',
  template: `<div class="note err" role="alert">
    <i class="i i-warn" aria-hidden="true"></i>
    <div>
      <strong>{{ title() }}</strong>
      <p>{{ words.of(failure()) }}</p>
      @if (failure().problem?.requestId; as id) {
        <p class="tiny muted">{{ messages.t('ui.requestId', { id }) }}</p>
      }
      <ng-content />
    </div>
  </div>`,
  host: { class: 'refusal' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RefusalNote {
  readonly title = input.required<string>();
  readonly failure = input.required<Failure>();
  protected readonly messages = inject(Messages);
  protected readonly words = inject(FailureWords);
}
