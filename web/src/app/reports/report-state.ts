import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { isUndelivered, ReportWords, wentWrong, type MailState, type RunState } from './report-words';

const RUN_MARKS: Readonly<Record<RunState, string>> = {
  planned: 'mk mk-none',
  preparing: 'mk mk-part',
  sending: 'mk mk-part',
  done: 'mk mk-full',
  done_with_errors: 'i i-warn',
  failed: 'i i-warn',
  skipped: 'i i-warn',
};
const MAIL_MARKS: Readonly<Record<MailState, string>> = {
  pending: 'mk mk-none',
  sending: 'mk mk-part',
  accepted: 'mk mk-full',
  deferred: 'mk mk-part',
  rejected: 'i i-warn',
  unknown: 'i i-warn',
  given_up: 'mk mk-na',
};

/** The state of a run or of a mail: a shape and its word. */
@Component({
  selector: 'app-report-state',
  template: `<i [class]="shown().mark" aria-hidden="true"></i>{{ shown().word }}`,
  host: { class: 'status', '[class.sig]': 'shown().bad' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportState {
  readonly run = input<RunState>();
  readonly mail = input<MailState>();
  private readonly words = inject(ReportWords);

  protected readonly shown = computed(() => {
    const [run, mail] = [this.run(), this.mail()];
    if (run !== undefined) return { mark: RUN_MARKS[run], word: this.words.run(run), bad: wentWrong(run) };
    if (mail !== undefined) return { mark: MAIL_MARKS[mail], word: this.words.mail(mail), bad: isUndelivered(mail) };
    return { mark: '', word: '', bad: false };
  });
}
