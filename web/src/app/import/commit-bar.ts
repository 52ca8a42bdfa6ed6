import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { RefusalNote } from '../ui/refusal-note';
import { PreviewStore } from './preview-store';
import { PreviewWords } from './preview-words';

/** Always in sight below a preview: what saving would record, or what keeps it from being saved. */
@Component({
  selector: 'app-commit-bar',
  imports: [RefusalNote],
  template: `@if (store.decideFailure(); as failure) {
      <app-refusal-note [title]="messages.t('import.decideFailed')" [failure]="failure">
        <button class="btn" type="button" (click)="store.sendDecisions()">
          {{ messages.t('import.retryDecisions') }}
        </button>
      </app-refusal-note>
    }
    @if (store.commitFailure(); as failure) {
      <app-refusal-note [title]="messages.t('import.commitFailed')" [failure]="failure" />
    }
    @if (store.committing()) {
      <div class="prog" role="status">
        <span class="strong" id="simpan-p">{{ words.committing() }}</span>
        <span class="muted">{{ messages.t('import.committingHint') }}</span>
        @if (store.progress(); as progress) {
          <progress [value]="progress.done" [max]="progress.total" aria-labelledby="simpan-p"></progress>
          <span class="tiny muted">{{
            messages.t('import.committingDone', {
              done: format.count(progress.done),
              total: format.count(progress.total),
            })
          }}</span>
        } @else {
          <progress class="unmeasured" aria-labelledby="simpan-p"></progress>
        }
      </div>
    } @else {
      <div class="imp-commit">
        <p class="small" id="simpan-k" role="status">
          @if (words.obstacle()) {
            <strong>{{ words.obstacle() }}</strong>
          }
          {{ words.beside() }}
        </p>
        <button
          class="btn btn-main btn-lg"
          type="button"
          aria-describedby="simpan-k"
          [attr.aria-disabled]="words.obstacle() ? 'true' : null"
          (click)="commit()"
        >
          {{ words.commit() }}
        </button>
      </div>
    }`,
  host: { class: 'imp-bar' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CommitBar {
  protected readonly store = inject(PreviewStore);
  protected readonly words = inject(PreviewWords);
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);

  protected commit(): void {
    if (!this.words.obstacle()) void this.store.commit();
  }
}
