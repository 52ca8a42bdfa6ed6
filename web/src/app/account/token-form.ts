import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { type CreatedToken, type Permission } from '@pantausop/contracts';
import { addDays, dateInZone, type CalendarDate } from '@pantausop/domain';
import { FailureWords, type Said } from '../data/failure-words';
import { failureOf } from '../data/problem';
import { SessionStore } from '../data/session-store';
import { Format } from '../format/format';
import type { MessageKey } from '../i18n/message-key';
import { Messages } from '../i18n/messages';
import { ErrorNote } from '../ui/error-note';
import { AccountStore } from './account-store';
import { scopeWords } from './scope-words';

const EXPIRIES = [
  { days: 30, key: 'account.tokenExpiry30' },
  { days: 90, key: 'account.tokenExpiry90' },
  { days: 365, key: 'account.tokenExpiry365' },
] as const satisfies readonly { days: number; key: MessageKey }[];

/** A new token: what for, until when, with which rights. */
@Component({
  selector: 'app-token-form',
  imports: [ErrorNote],
  template: `<form
    class="acc-form"
    novalidate
    [attr.aria-label]="messages.t('account.tokenNew')"
    (submit)="send($event)"
  >
    @if (refusal(); as said) {
      <app-error-note [text]="failures.of(said)" />
    }
    <div class="field">
      <label for="token-nama">{{ messages.t('account.tokenLabel') }}</label>
      <input
        #label
        class="in"
        id="token-nama"
        type="text"
        maxlength="100"
        autocomplete="off"
        [attr.aria-invalid]="unnamed() ? 'true' : null"
        [attr.aria-describedby]="unnamed() ? 'token-galat' : 'token-petunjuk'"
        (input)="unnamed.set(false)"
      />
      @if (unnamed()) {
        <span class="err" id="token-galat">{{ messages.t('account.tokenLabelMissing') }}</span>
      }
      <span class="hint" id="token-petunjuk">{{ messages.t('account.tokenLabelHint') }}</span>
    </div>
    <div class="field">
      <label for="token-berlaku">{{ messages.t('account.tokenExpiry') }}</label>
      <select #expiry class="in" id="token-berlaku">
        @for (one of expiries; track one.days) {
          <option [value]="one.on" [selected]="one.days === 90">
            {{ messages.t(one.key, { date: format.date(one.on) }) }}
          </option>
        }
        <option value="">{{ messages.t('account.tokenExpiryNone') }}</option>
      </select>
    </div>
    <fieldset class="acc-scopes">
      <legend class="label">{{ messages.t('account.tokenScope') }}</legend>
      <label class="check">
        <input type="radio" name="hak" [checked]="!narrowed()" (change)="narrowed.set(false)" />
        <span>{{ messages.t('account.tokenScopeAll') }}</span>
      </label>
      <label class="check">
        <input type="radio" name="hak" [checked]="narrowed()" (change)="narrowed.set(true)" />
        <span>{{ messages.t('account.tokenScopeSome') }}</span>
      </label>
      @if (narrowed()) {
        <div class="acc-some">
          @for (one of permissions(); track one) {
            <label class="check">
              <input type="checkbox" [checked]="scopes().includes(one)" (change)="toggle(one)" />
              <span>{{ messages.t(words(one)) }}</span>
            </label>
          }
        </div>
        @if (unscoped()) {
          <p class="field">
            <span class="err" role="alert">{{ messages.t('account.tokenScopeMissing') }}</span>
          </p>
        }
      }
    </fieldset>
    <div class="acts">
      <button class="btn btn-main" type="submit" [attr.aria-disabled]="busy() ? 'true' : null">
        {{ messages.t(busy() ? 'account.tokenCreating' : 'account.tokenCreate') }}
      </button>
      <button class="btn" type="button" (click)="left.emit()">{{ messages.t('account.cancel') }}</button>
    </div>
  </form>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TokenForm {
  readonly created = output<CreatedToken>();
  readonly left = output();

  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  private readonly store = inject(AccountStore);
  private readonly session = inject(SessionStore);
  private readonly label = viewChild.required<ElementRef<HTMLInputElement>>('label');
  private readonly expiry = viewChild.required<ElementRef<HTMLSelectElement>>('expiry');

  protected readonly words = scopeWords;
  protected readonly expiries = EXPIRIES.map(({ days, key }) => ({
    days,
    key,
    on: addDays(dateInZone(Date.now(), 'Asia/Jakarta'), days),
  }));
  protected readonly narrowed = signal(false);
  protected readonly scopes = signal<readonly Permission[]>([]);
  protected readonly busy = signal(false);
  protected readonly unnamed = signal(false);
  protected readonly unscoped = signal(false);
  protected readonly failures = inject(FailureWords);
  protected readonly refusal = signal<Said | null>(null);

  constructor() {
    afterNextRender(() => this.label().nativeElement.focus());
  }

  protected permissions(): readonly Permission[] {
    return this.session.session()?.permissions ?? [];
  }

  protected toggle(permission: Permission): void {
    this.unscoped.set(false);
    this.scopes.update((held) =>
      held.includes(permission) ? held.filter((one) => one !== permission) : [...held, permission],
    );
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    const label = this.label().nativeElement.value.trim();
    this.refusal.set(null);
    this.unnamed.set(label === '');
    this.unscoped.set(this.narrowed() && this.scopes().length === 0);
    if (this.unnamed()) this.label().nativeElement.focus();
    if (this.unnamed() || this.unscoped()) return;
    this.busy.set(true);
    try {
      const expiresOn = (this.expiry().nativeElement.value || null) as CalendarDate | null;
      const scopes = this.narrowed() ? [...this.scopes()] : null;
      this.created.emit(await this.store.createToken({ label, expiresOn, scopes }));
    } catch (error) {
      this.refusal.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
