import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureWords } from '../data/failure-words';
import type { Failure } from '../data/problem';
import { Filter } from '../filter/filter';
import { Messages } from '../i18n/messages';

/** What happened and the way on. */
@Component({
  selector: 'app-error-state',
  imports: [RouterLink],
  template: `<div class="note err" role="alert">
    <i class="i i-warn" aria-hidden="true"></i>
    <div>
      <strong>{{ words.title(failure()) }}</strong>
      <p>{{ words.of(failure()) }}</p>
      @if (failure().problem?.requestId; as id) {
        <p class="tiny muted">{{ messages.t('ui.requestId', { id }) }}</p>
      }
    </div>
    <div class="acts">
      @if (elsewhere()) {
        <a class="btn" [routerLink]="[]" [queryParams]="{ wilayah: null }" queryParamsHandling="merge">{{
          messages.t('ui.wholeGovernment')
        }}</a>
      } @else {
        <button class="btn" type="button" (click)="retry.emit()">{{ messages.t('ui.retry') }}</button>
      }
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
  private readonly filter = inject(Filter);
  /** The address asks about a unit that is not there: the same page without it is the way on. */
  protected readonly elsewhere = computed(
    () => this.failure().problem?.code === 'unknown_unit' && this.filter.level() !== undefined,
  );
}
