import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { MySession } from '@pantausop/contracts';
import { FailureWords } from '../data/failure-words';
import { failureOf, type Failure } from '../data/problem';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { SIGN_IN_PATH } from '../paths';
import { AskFirst } from '../ui/ask-first';
import { ErrorNote } from '../ui/error-note';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { AccountStore } from './account-store';

/** Where one is signed in; each of them, or all, can be signed out. */
@Component({
  selector: 'app-session-list',
  imports: [AskFirst, ErrorNote, ErrorState, Skeleton],
  template: `<section class="sec" aria-labelledby="sesi-j">
    <div class="sec-h">
      <h2 id="sesi-j">{{ messages.t('account.sessions') }}</h2>
      <span class="unit">{{ messages.t('account.sessionsUnit') }}</span>
    </div>
    @if (refusal(); as failure) {
      <app-error-note [text]="words.of(failure)" />
    }
    @if (store.sessions.failure(); as failure) {
      <app-error-state [failure]="failure" (retry)="store.sessions.reload()" />
    }
    @if (store.sessions.value(); as sessions) {
      <ul class="acc-list" [attr.aria-busy]="store.sessions.loading()">
        @for (one of sessions.items; track one.id) {
          <li>
            <div>
              <p>
                <span class="strong">{{ device(one) }}</span>
                @if (one.current) {
                  <span class="tag">{{ messages.t('account.here') }}</span>
                }
              </p>
              <p class="small muted">{{ times(one) }}</p>
            </div>
            @if (!one.current) {
              <button
                class="btn btn-sm"
                type="button"
                [attr.aria-label]="messages.t('account.endOneOf', { device: device(one) })"
                (click)="end(one.id)"
              >
                {{ messages.t('account.endOne') }}
              </button>
            }
          </li>
        }
      </ul>
      <app-ask-first
        [label]="messages.t('account.endAll')"
        [question]="messages.t('account.endAllAsk')"
        [yesLabel]="messages.t('account.endAllYes')"
        [noLabel]="messages.t('account.cancel')"
        (confirmed)="endAll()"
      />
    } @else if (!store.sessions.failure()) {
      <app-skeleton [rows]="2" height="2.5rem" />
    }
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SessionList {
  protected readonly store = inject(AccountStore);
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  protected readonly words = inject(FailureWords);
  protected readonly refusal = signal<Failure | null>(null);

  protected device({ browser, system }: MySession): string {
    const { t } = this.messages;
    return t('account.device', { browser: t(`account.browser_${browser}`), system: t(`account.system_${system}`) });
  }

  protected times({ createdAt, lastSeenAt }: MySession): string {
    const { instant } = this.format;
    const since = this.messages.t('account.since', { instant: instant(createdAt) });
    return `${since}, ${this.messages.t('account.seen', { instant: instant(lastSeenAt) })}`;
  }

  protected end(id: string): Promise<void> {
    return this.orSay(() => this.store.endSession(id));
  }

  protected endAll(): Promise<void> {
    return this.orSay(async () => {
      await this.store.endSessions();
      // a fresh page: nothing of what this person saw stays in memory
      window.location.assign(SIGN_IN_PATH);
    });
  }

  private async orSay(work: () => Promise<void>): Promise<void> {
    this.refusal.set(null);
    try {
      await work();
    } catch (error) {
      this.refusal.set(failureOf(error));
    }
  }
}
