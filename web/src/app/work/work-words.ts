import { inject, Injectable } from '@angular/core';
import type { WorkItem } from '@pantausop/contracts';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

/** Names of elements or areas that one line holds. */
const MOST_NAMED = 4;

/** Why something waits, and how long it has. */
@Injectable()
export class WorkWords {
  private readonly messages = inject(Messages);
  private readonly format = inject(Format);

  why({ kind, reason, note, missing, areas, since, dueOn }: WorkItem): string {
    const { t } = this.messages;
    const date = this.format.date(since);
    switch (kind) {
      case 'returned':
        return t('work.whyReturned', { note: note ?? '' });
      case 'monitoring_due':
      case 'currency_ending':
        return reason === null ? '' : t(`work.why_${reason}`, { date: this.format.date(dueOn ?? since) });
      case 'elements_missing': {
        const names = missing.map((code) => t(`terms.${code}`));
        return t('work.whyElements', { count: missing.length, names: this.some(names) });
      }
      case 'unmapped_cells':
        return t('work.whyCells', {
          count: areas.length,
          names: this.some(areas.map((area) => t(`areas.${area}_row`))),
        });
      case 'silent_units':
        return since === null ? t('work.whyNeverSpoke') : t('work.whySilent', { date });
      default:
        return t(`work.why_${kind}`, { date: kind === 'evaluate' ? this.format.date(dueOn) : date });
    }
  }

  /** `11 hari`; nothing where nobody knows. */
  wait({ days }: WorkItem): string {
    if (days === null) return '–';
    return days === 0
      ? this.messages.t('work.today')
      : this.messages.t('work.days', { count: this.format.count(days) });
  }

  private some(names: readonly string[]): string {
    const more = names.length - MOST_NAMED;
    if (more <= 0) return this.format.list(names);
    return this.format.list([...names.slice(0, MOST_NAMED), this.messages.t('work.more', { count: more })]);
  }
}
