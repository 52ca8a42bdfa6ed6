import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FailureWords } from '../data/failure-words';
import { failureOf, type Failure } from '../data/problem';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { ErrorNote } from '../ui/error-note';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { AccountStore } from './account-store';

/** The report mails that one ended; each of them can be received again. */
@Component({
  selector: 'app-opt-out-list',
  imports: [ErrorNote, ErrorState, Skeleton],
  template: `<section class="sec" aria-labelledby="henti-j">
    <div class="sec-h">
      <h2 id="henti-j">{{ messages.t('account.optOuts') }}</h2>
    </div>
    @if (refusal(); as failure) {
      <app-error-note [text]="words.of(failure)" />
    }
    @if (store.optOuts.failure(); as failure) {
      <app-error-state [failure]="failure" (retry)="store.optOuts.reload()" />
    }
    @if (store.optOuts.value(); as ended) {
      @if (ended.items.length === 0) {
        <p class="small muted">{{ messages.t('account.optOutsNone') }}</p>
      } @else {
        <ul class="acc-list" [attr.aria-busy]="store.optOuts.loading()">
          @for (one of ended.items; track one.scheduleId) {
            <li>
              <div>
                <p class="strong">{{ one.schedule }}</p>
                <p class="small muted">{{ messages.t('account.optedOut', { instant: format.instant(one.since) }) }}</p>
              </div>
              <button
                class="btn btn-sm"
                type="button"
                [attr.aria-label]="messages.t('account.receiveAgainOf', { schedule: one.schedule })"
                (click)="receive(one.scheduleId)"
              >
                {{ messages.t('account.receiveAgain') }}
              </button>
            </li>
          }
        </ul>
      }
      <p class="small" role="status">{{ again() ? messages.t('account.receivedAgain') : '' }}</p>
    } @else if (!store.optOuts.failure()) {
      <app-skeleton [rows]="1" height="2.5rem" />
    }
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OptOutList {
  protected readonly store = inject(AccountStore);
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly words = inject(FailureWords);
  protected readonly refusal = signal<Failure | null>(null);
  protected readonly again = signal(false);

  protected async receive(schedule: string): Promise<void> {
    this.refusal.set(null);
    this.again.set(false);
    try {
      await this.store.receiveAgain(schedule);
      this.again.set(true);
    } catch (error) {
      this.refusal.set(failureOf(error));
    }
  }
}
