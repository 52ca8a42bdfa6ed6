import { inject, Injectable } from '@angular/core';
import type { Failure } from '../../data/problem';
import { Format } from '../../format/format';
import { actionsId } from '../../i18n/actions.id';
import type { MessageKey } from '../../i18n/message-key';
import { Messages } from '../../i18n/messages';

type Parameters = Readonly<Record<string, string | number>>;

/** Why the rules or the server refuse, in the language on screen. */
@Injectable({ providedIn: 'root' })
export class ProblemWords {
  private readonly messages = inject(Messages);
  private readonly format = inject(Format);

  /** The sentence of a problem's code; null for a code that has none. */
  ofCode(code: string, params: Parameters = {}): string | null {
    const key = `actions.problem_${code}`;
    if (!isKey(key)) return null;
    const { date } = params;
    return this.messages.t(key, typeof date === 'string' ? { ...params, date: this.format.date(date) } : params);
  }

  of({ kind, problem }: Failure): string {
    const { t } = this.messages;
    if (kind === 'offline') return t('ui.errorOffline');
    if (problem === null) return t(kind === 'unreadable' ? 'ui.errorUnreadable' : 'ui.errorRefused');
    return this.ofCode(problem.code, problem.params) ?? problem.detail;
  }
}

const isKey = (key: string): key is MessageKey => key.slice('actions.'.length) in actionsId;
