import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { Failure } from '../../data/problem';
import { Messages } from '../../i18n/messages';
import { Dialog } from '../../ui/dialog';
import { PolicyProblem } from './policy-problem';

/** A form in a dialog: its fields, what was refused, and its two buttons. */
@Component({
  selector: 'app-policy-form',
  imports: [Dialog, PolicyProblem],
  template: `<app-dialog [heading]="heading()" (closed)="closed.emit()">
    <form (submit)="submit($event)">
      <div class="dlg-body pol-fields">
        <ng-content />
        @if (failure(); as failed) {
          <app-policy-problem [failure]="failed" />
        }
      </div>
      <footer>
        <button class="btn" type="button" (click)="closed.emit()">{{ messages.t('policy.cancel') }}</button>
        <button class="btn btn-main" type="submit" [attr.aria-disabled]="sending() || null">
          {{ sending() ? messages.t('policy.saving') : (action() ?? messages.t('policy.save')) }}
        </button>
      </footer>
    </form>
  </app-dialog>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PolicyForm {
  readonly heading = input.required<string>();
  readonly action = input<string>();
  readonly failure = input.required<Failure | null>();
  readonly sending = input.required<boolean>();
  readonly closed = output();
  /** the fields by their names */
  readonly sent = output<FormData>();
  protected readonly messages = inject(Messages);

  protected submit(event: Event): void {
    event.preventDefault();
    if (!this.sending()) this.sent.emit(new FormData(event.target as HTMLFormElement));
  }
}
