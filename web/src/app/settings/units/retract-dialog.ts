import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { OperationSchema, type Operation } from '@pantausop/contracts';
import { Api } from '../../data/api';
import { failureOf, type Failure } from '../../data/problem';
import { Messages } from '../../i18n/messages';
import { Dialog } from '../../ui/dialog';
import { RefusalNote } from '../../ui/refusal-note';

/** Takes one change of the organisation back, with a reason; the server says why not where something rests on it. */
@Component({
  selector: 'app-retract-dialog',
  imports: [Dialog, RefusalNote],
  template: `<app-dialog [heading]="messages.t('reorganisation.retractTitle')" (closed)="closed.emit()">
    <form novalidate (submit)="retract($event)">
      <div class="dlg-body">
        <p>
          <b>{{ what() }}</b>
        </p>
        <p class="muted">{{ messages.t('reorganisation.retractText') }}</p>
        <div class="field">
          <label for="uni-alasan">{{ messages.t('reorganisation.reason') }}</label>
          <textarea
            class="in"
            id="uni-alasan"
            rows="3"
            maxlength="2000"
            [value]="reason()"
            [attr.aria-invalid]="missing() ? true : null"
            [attr.aria-describedby]="missing() ? 'uni-alasan-g' : null"
            (input)="set($event)"
          ></textarea>
          @if (missing()) {
            <span class="err" id="uni-alasan-g" role="alert"
              ><i class="i i-warn" aria-hidden="true"></i>{{ messages.t('reorganisation.reasonMissing') }}</span
            >
          }
        </div>
        @if (failure(); as failure) {
          <app-refusal-note [title]="messages.t('reorganisation.refusedRetract')" [failure]="failure" />
        }
      </div>
      <footer>
        <button class="btn" type="button" (click)="closed.emit()">{{ messages.t('reorganisation.cancel') }}</button>
        <button class="btn btn-sig" type="submit" [attr.aria-disabled]="busy() ? 'true' : null">
          {{ messages.t('reorganisation.retract') }}
        </button>
      </footer>
    </form>
  </app-dialog>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RetractDialog {
  readonly operation = input.required<Operation>();
  readonly what = input.required<string>();
  readonly closed = output();
  readonly done = output();
  protected readonly messages = inject(Messages);
  private readonly api = inject(Api);
  protected readonly reason = signal('');
  protected readonly missing = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);

  protected set(event: Event): void {
    this.reason.set((event.target as HTMLTextAreaElement).value);
    this.missing.set(false);
  }

  protected async retract(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.reason().trim();
    this.missing.set(reason === '');
    if (reason === '' || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const path = `/units/operations/${encodeURIComponent(this.operation().id)}/retraction`;
      await this.api.send('POST', path, { reason }, OperationSchema);
      this.done.emit();
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
