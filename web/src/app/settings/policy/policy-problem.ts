import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { FailureWords } from '../../data/failure-words';
import type { Failure } from '../../data/problem';
import { Messages } from '../../i18n/messages';

/** Why something was refused, in the language on screen; for a pasted list line by line. */
@Component({
  selector: 'app-policy-problem',
  template: `<div class="note err" role="alert">
    <i class="i i-warn" aria-hidden="true"></i>
    <div>
      <p>{{ lines().length > 0 ? messages.t('policy.linesWrong') : words.of(failure()) }}</p>
      @if (lines().length > 0) {
        <ul>
          @for (line of lines(); track line) {
            <li>{{ line }}</li>
          }
        </ul>
      }
    </div>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PolicyProblem {
  readonly failure = input.required<Failure>();
  protected readonly messages = inject(Messages);
  protected readonly words = inject(FailureWords);

  protected readonly lines = computed(() =>
    (this.failure().problem?.errors ?? []).flatMap(({ path, message }) => {
      const line = /^line (\d+)$/.exec(path)?.[1];
      return line ? [this.messages.t('policy.line', { line, problem: message })] : [];
    }),
  );
}
