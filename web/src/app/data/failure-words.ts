import { inject, Injectable } from '@angular/core';
import type { MessageKey } from '../i18n/message-key';
import { Messages } from '../i18n/messages';
import type { Failure } from './problem';

const TITLES: Readonly<Record<number, MessageKey>> = { 403: 'ui.errorNotYours', 404: 'ui.errorNotFound' };

/** Why something did not go through: the server's refusal, or what the page itself found missing. */
export type Said = Failure | MessageKey;

/** What a failure says, in the language on screen: the server's own words wherever it has any. */
@Injectable({ providedIn: 'root' })
export class FailureWords {
  private readonly messages = inject(Messages);

  /** What happened to a page or a part of it, in a few words. */
  title({ problem }: Failure): string {
    return this.messages.t(TITLES[problem?.status ?? 0] ?? 'ui.errorTitle');
  }

  /** Why, and what to do; empty for null. */
  of(said: Said | null): string {
    const { t, language } = this.messages;
    if (said === null) return '';
    if (typeof said === 'string') return t(said);
    const { kind, problem } = said;
    if (problem) return problem.said[language()];
    if (kind === 'offline') return t('ui.errorOffline');
    return t(kind === 'unreadable' ? 'ui.errorUnreadable' : 'ui.errorRefused');
  }
}
