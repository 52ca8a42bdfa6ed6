import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { CreatedToken, MyToken } from '@pantausop/contracts';
import { FailureWords } from '../data/failure-words';
import { failureOf, type Failure } from '../data/problem';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { AskFirst } from '../ui/ask-first';
import { EmptyState } from '../ui/empty-state';
import { ErrorNote } from '../ui/error-note';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { AccountStore } from './account-store';
import { scopeWords } from './scope-words';
import { TokenForm } from './token-form';
import { TokenShown } from './token-shown';

/** Keys for other programs: those there are, and a new one. */
@Component({
  selector: 'app-token-list',
  imports: [AskFirst, EmptyState, ErrorNote, ErrorState, Skeleton, TokenForm, TokenShown],
  template: `<section class="sec" aria-labelledby="token-j">
    <div class="sec-h">
      <h2 id="token-j">{{ messages.t('account.tokens') }}</h2>
      <span class="unit">{{ messages.t('account.tokensUnit') }}</span>
    </div>
    @if (refusal(); as failure) {
      <app-error-note [text]="words.of(failure)" />
    }
    @if (made(); as created) {
      <app-token-shown [created]="created" (closed)="made.set(null)" />
    }
    @if (store.tokens.failure(); as failure) {
      <app-error-state [failure]="failure" (retry)="store.tokens.reload()" />
    }
    @if (store.tokens.value(); as tokens) {
      @if (tokens.items.length > 0) {
        <ul class="acc-list" [attr.aria-busy]="store.tokens.loading()">
          @for (one of tokens.items; track one.id) {
            <li>
              <div>
                <p>
                  <span class="strong acc-label">{{ one.label }}</span>
                  @if (one.expired) {
                    <span class="tag tag-line">{{ messages.t('account.tokenExpired') }}</span>
                  }
                </p>
                <p class="small">{{ scopes(one) }}</p>
                <p class="small muted">{{ times(one) }}</p>
              </div>
              <app-ask-first
                [small]="true"
                [label]="messages.t('account.tokenRevoke')"
                [name]="messages.t('account.tokenRevokeOf', { label: one.label })"
                [question]="messages.t('account.tokenRevokeAsk', { label: one.label })"
                [yesLabel]="messages.t('account.tokenRevokeYes')"
                [noLabel]="messages.t('account.cancel')"
                (confirmed)="revoke(one.id)"
              />
            </li>
          }
        </ul>
      } @else if (!making()) {
        <app-empty-state [title]="messages.t('account.tokensNone')" [text]="messages.t('account.tokensNoneText')" />
      }
    } @else if (!store.tokens.failure()) {
      <app-skeleton [rows]="2" height="2.5rem" />
    }
    @if (making()) {
      <app-token-form (created)="show($event)" (left)="making.set(false)" />
    } @else {
      <button class="btn" type="button" (click)="making.set(true); made.set(null)">
        {{ messages.t('account.tokenNew') }}
      </button>
    }
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TokenList {
  protected readonly store = inject(AccountStore);
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  protected readonly making = signal(false);
  /** the token made last, as long as its secret is shown */
  protected readonly made = signal<CreatedToken | null>(null);
  protected readonly words = inject(FailureWords);
  protected readonly refusal = signal<Failure | null>(null);

  protected show(created: CreatedToken): void {
    this.making.set(false);
    this.made.set(created);
  }

  protected scopes({ scopes }: MyToken): string {
    const { t } = this.messages;
    return scopes === null ? t('account.tokenScopeAll') : this.format.list(scopes.map((one) => t(scopeWords(one))));
  }

  protected times({ createdAt, expiresAt, lastUsedAt }: MyToken): string {
    const [{ t }, { instant }] = [this.messages, this.format];
    return [
      t('account.tokenCreated', { instant: instant(createdAt) }),
      expiresAt === null ? t('account.tokenForever') : t('account.tokenUntil', { instant: instant(expiresAt) }),
      lastUsedAt === null ? t('account.tokenUnused') : t('account.tokenUsed', { instant: instant(lastUsedAt) }),
    ].join(', ');
  }

  protected async revoke(id: string): Promise<void> {
    this.refusal.set(null);
    try {
      await this.store.revokeToken(id);
    } catch (error) {
      this.refusal.set(failureOf(error));
    }
  }
}
