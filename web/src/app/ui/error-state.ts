import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { Failure } from '../data/problem';
import { Messages } from '../i18n/messages';

/** What happened and the way on. */
@Component({
  selector: 'app-error-state',
  template: `<div class="note err" role="alert">
    <i class="i i-warn" aria-hidden="true"></i>
    <div>
      <strong>{{ failure().problem?.title ?? messages.t('ui.errorTitle') }}</strong>
      <p>{{ detail() }}</p>
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
  protected readonly detail = computed(() => {
    const { kind, problem, said } = this.failure();
    if (said) return said[this.messages.language()];
    if (problem?.detail) return problem.detail;
    if (kind === 'offline') return this.messages.t('ui.errorOffline');
    return this.messages.t(kind === 'unreadable' ? 'ui.errorUnreadable' : 'ui.errorRefused');
  });
}
