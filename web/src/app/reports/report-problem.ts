import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Failure } from '../data/problem';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { RefusalNote } from '../ui/refusal-note';
import { refusalOf } from './report-refusal';

/** Why something about reports did not go through, in the language on screen; the way on is projected. */
@Component({
  selector: 'app-report-problem',
  imports: [RefusalNote],
  template: `<app-refusal-note [title]="title()" [failure]="told()"><ng-content /></app-refusal-note>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportProblem {
  readonly title = input.required<string>();
  readonly failure = input.required<Failure>();
  private readonly messages = inject(Messages);
  private readonly format = inject(Format);

  protected readonly told = computed((): Failure => {
    const failure = this.failure();
    const known = refusalOf(failure);
    if (!known || !failure.problem) return failure;
    const { date, ...params } = known.params;
    const said = date === undefined ? params : { ...params, date: this.format.instant(date) };
    return { ...failure, problem: { ...failure.problem, detail: this.messages.t(known.key, said) } };
  });
}
