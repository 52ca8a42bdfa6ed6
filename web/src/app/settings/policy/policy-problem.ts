import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Failure } from '../../data/problem';
import type { MessageKey } from '../../i18n/message-key';
import { Messages } from '../../i18n/messages';
import { policyId } from '../../i18n/policy.id';

const known = (name: string): MessageKey | null =>
  Object.hasOwn(policyId, name) ? (`policy.${name}` as MessageKey) : null;

/** Why something was refused, in the language on screen; for a pasted list line by line. */
@Component({
  selector: 'app-policy-problem',
  template: `<div class="note err" role="alert">
    <i class="i i-warn" aria-hidden="true"></i>
    <div>
      <p>{{ sentence() }}</p>
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
  private readonly messages = inject(Messages);

  protected readonly sentence = computed(() => {
    const { problem } = this.failure();
    if (problem === null) return this.messages.t('policy.e_other');
    const key = known(`e_${problem.code}`);
    return key ? this.messages.t(key, problem.params ?? {}) : problem.detail;
  });
  protected readonly lines = computed(() =>
    (this.failure().problem?.errors ?? []).flatMap(({ path, message }) => {
      const line = /^line (\d+)$/.exec(path)?.[1];
      return line ? [this.messages.t('policy.line', { line, problem: message })] : [];
    }),
  );
}
