import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { ImportSummarySchema, type ImportSummary } from '@pantausop/contracts';
import { Api } from '../data/api';
import { failureOf, type Failure } from '../data/problem';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { AskFirst } from '../ui/ask-first';
import { RefusalNote } from '../ui/refusal-note';

/** Takes a saved import back, after asking once more. */
@Component({
  selector: 'app-revert-import',
  imports: [AskFirst, RefusalNote],
  template: `<app-ask-first
      [label]="messages.t(sending() ? 'import.reverting' : 'import.revert')"
      [name]="small() ? messages.t('import.revertOf', { file: import().fileName }) : ''"
      [question]="question()"
      [yesLabel]="messages.t('import.revertYes')"
      [noLabel]="messages.t('import.revertNo')"
      [small]="small()"
      (confirmed)="revert()"
    />
    @if (failure(); as problem) {
      <app-refusal-note [title]="messages.t('import.revertFailed')" [failure]="problem" />
    }`,
  host: { class: 'imp-revert' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RevertImport {
  readonly import = input.required<Pick<ImportSummary, 'id' | 'fileName' | 'recorded'>>();
  /** in a list, where the button is one of many */
  readonly small = input(false);
  readonly reverted = output();

  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  private readonly api = inject(Api);
  protected readonly sending = signal(false);
  protected readonly failure = signal<Failure | null>(null);

  protected question(): string {
    const { sops = 0, events = 0 } = this.import().recorded ?? {};
    const { count } = this.format;
    return this.messages.t('import.revertAsk', { sops: count(sops), events: count(events) });
  }

  protected async revert(): Promise<void> {
    if (this.sending()) return;
    this.sending.set(true);
    this.failure.set(null);
    try {
      const path = `/imports/${encodeURIComponent(this.import().id)}/revert`;
      await this.api.send('POST', path, null, ImportSummarySchema);
      this.reverted.emit();
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.sending.set(false);
    }
  }
}
