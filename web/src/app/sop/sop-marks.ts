import { inject, Injectable } from '@angular/core';
import type { Sop } from '@pantausop/contracts';
import { Format, NOTHING } from '../format/format';
import type { MessageKey } from '../i18n/message-key';
import { Messages } from '../i18n/messages';
import type { StageStep } from '../ui/stage-track';

/** A date of an SOP ready to read, or what is wrong with it. */
export interface DateMark {
  readonly text: string;
  readonly late: boolean;
}

/** Whether an SOP holds: a shape and its word. `late`: something is to be done. */
export interface ForceMark {
  readonly shape: 'mk-full' | 'mk-part' | 'mk-none' | 'mk-na';
  readonly word: MessageKey;
  readonly late: boolean;
}

/** The step of the track that an SOP has reached. */
export const stepOf = (sop: Pick<Sop, 'inForce' | 'applied' | 'stage'>): StageStep =>
  sop.inForce && sop.applied ? 'applied' : sop.stage;

/** In force, in force but due for evaluation, not in force, or not applicable. */
export function forceOf(sop: Pick<Sop, 'notApplicable' | 'inForce' | 'current'>): ForceMark {
  if (sop.notApplicable) return { shape: 'mk-na', word: 'terms.not_applicable', late: false };
  if (!sop.inForce) return { shape: 'mk-none', word: 'sop.notInForce', late: false };
  return sop.current
    ? { shape: 'mk-full', word: 'sop.inForce', late: false }
    : { shape: 'mk-part', word: 'sop.evaluationDue', late: true };
}

/** The dates on which an SOP's credits rest, as they stand in lists. */
@Injectable({ providedIn: 'root' })
export class SopMarks {
  private readonly messages = inject(Messages);
  private readonly format = inject(Format);

  /** the last monitoring, or what is wrong with it */
  monitoring(sop: Sop): DateMark {
    if (!sop.inForce) return { text: NOTHING, late: false };
    if (sop.monitoredOn === null) return { text: this.messages.t('opdReport.missing'), late: true };
    if (sop.monitoringResult === 'not_well') return { text: this.messages.t('opdReport.notWell'), late: true };
    if (sop.applied) return { text: this.format.date(sop.monitoredOn, 'short'), late: false };
    return { text: this.lapsed(sop.appliedUntil), late: true };
  }

  /** until when it counts as signed or evaluated recently */
  evaluation(sop: Sop): DateMark {
    if (!sop.inForce) return { text: NOTHING, late: false };
    return sop.current
      ? { text: this.format.date(sop.currentUntil, 'short'), late: false }
      : { text: this.lapsed(sop.currentUntil), late: true };
  }

  private lapsed(date: string | null): string {
    return this.messages.t('opdReport.lapsed', { date: this.format.date(date, 'short') });
  }
}
