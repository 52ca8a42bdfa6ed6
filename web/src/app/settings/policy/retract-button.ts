import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { Api } from '../../data/api';
import { failureOf, type Failure } from '../../data/problem';
import { Messages } from '../../i18n/messages';
import { Dialog } from '../../ui/dialog';
import { PolicyProblem } from './policy-problem';

/** Takes a decision back, after asking for the reason. */
@Component({
  selector: 'app-retract-button',
  imports: [Dialog, PolicyProblem],
  template: `<button
      class="btn btn-sm"
      type="button"
      [attr.aria-label]="messages.t('policy.retractOf', { what: what() })"
      (click)="open.set(true)"
    >
      {{ messages.t('policy.retract') }}
    </button>
    @if (open()) {
      <app-dialog [heading]="messages.t('policy.retractTitle')" (closed)="close()">
        <form (submit)="retract($event, reason.value)">
          <div class="dlg-body">
            <p>{{ what() }}</p>
            <div class="field">
              <label [for]="id">{{ messages.t('policy.reason') }}</label>
              <textarea class="in" #reason [id]="id" rows="3" required maxlength="2000"></textarea>
            </div>
            @if (failure(); as failed) {
              <app-policy-problem [failure]="failed" />
            }
          </div>
          <footer>
            <button class="btn" type="button" (click)="close()">{{ messages.t('policy.cancel') }}</button>
            <button class="btn btn-sig" type="submit" [attr.aria-disabled]="sending() || null">
              {{ messages.t(sending() ? 'policy.saving' : 'policy.retract') }}
            </button>
          </footer>
        </form>
      </app-dialog>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RetractButton {
  /** e.g. `/targets/1` */
  readonly path = input.required<string>();
  /** what is taken back, in words */
  readonly what = input.required<string>();
  readonly done = output();

  protected readonly messages = inject(Messages);
  private readonly api = inject(Api);
  protected readonly open = signal(false);
  protected readonly sending = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly id = `retract-${next++}`;

  protected close(): void {
    this.open.set(false);
    this.failure.set(null);
  }

  protected async retract(event: Event, reason: string): Promise<void> {
    event.preventDefault();
    if (this.sending()) return;
    this.sending.set(true);
    this.failure.set(null);
    try {
      await this.api.tell('POST', `${this.path()}/retraction`, { reason });
      this.close();
      this.done.emit();
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.sending.set(false);
    }
  }
}

let next = 0;
