import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { FailureWords } from '../data/failure-words';
import type { Failure } from '../data/problem';
import { Messages } from '../i18n/messages';

/** What happened and the way on. */
@Component({
  selector: 'app-error-state',
  template: `<div class="note err" role="alert">
    <i class="i i-warn" aria-hidden="true"></i>
    <div>
      <strong>{{ words.title(failure()) }}</strong>
      <p>{{ words.sentence(failure()) }}</p>
      @if (failure().problem?.requestId; as id) {
        <p class="tiny muted">{{ messages.t('ui.requestId', { id }) }}</p>
      }
    </div>
    <div class="acts">
      <button class="btn" type="button" (click)="retry.emit()">{{ messages.t('ui.retry') }}</button>
      <ng-content />
    </div>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ErrorState {
  readonly failure = input.required<Failure>();
  readonly retry = output();
  protected readonly messages = inject(Messages);
  protected readonly words = inject(FailureWords);
}
