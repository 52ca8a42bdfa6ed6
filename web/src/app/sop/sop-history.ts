import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { SopEventView, Verification } from '@pantausop/contracts';
import { dateInZone, type CalendarDate } from '@pantausop/domain';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import type { Doing } from './actions/action-form';
import { EventWords } from './event-words';
import { byDay, payloadText, type HistoryEntry } from './history';

interface Line {
  readonly id: string;
  readonly on: string;
  readonly sentence: string;
  readonly details: readonly string[];
  readonly recorded: string;
  readonly retracted: string | null;
  readonly later: boolean;
  /** the event, where it may be taken back or corrected from here */
  readonly open: SopEventView | null;
}

/** Everything recorded of an SOP, by day, the newest first; what was taken back is struck through, with the reason. */
@Component({
  selector: 'app-sop-history',
  providers: [EventWords],
  templateUrl: './sop-history.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SopHistory {
  readonly entries = input.required<readonly HistoryEntry[]>();
  /** the date of the page: what takes effect later is marked */
  readonly date = input.required<CalendarDate>();
  readonly verifications = input<readonly Verification[]>([]);
  /** ids of the events that the reader may take back or correct */
  readonly retractable = input<readonly string[]>([]);
  readonly amend = output<Doing>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  private readonly words = inject(EventWords);

  protected readonly days = computed(() =>
    byDay([...this.entries().map((entry) => this.event(entry)), ...this.verifications().map((one) => this.seen(one))]),
  );

  private event({ event, retraction, correction }: HistoryEntry): Line {
    const { t } = this.messages;
    const on = event.effectiveOn ?? '';
    const missing = this.words.missing(event);
    return {
      id: event.id,
      on,
      sentence: this.words.sentence(event),
      details: [
        ...(missing && !retraction ? [t('sop.missingElements', { names: missing })] : []),
        ...this.words.details(event),
        ...(correction ? [t('sop.correction')] : []),
      ],
      recorded: this.recorded(event, on),
      retracted: retraction && this.taken(retraction.recordedAt, payloadText(retraction, 'reason')),
      later: on > this.date(),
      open: this.retractable().includes(event.id) ? event : null,
    };
  }

  /** A verification has no date of its own: it stands on the day on which it was recorded. */
  private seen({ id, actor, note, recordedAt, stands }: Verification): Line {
    const { t } = this.messages;
    const on = dayOf(recordedAt);
    const details = [...(note ? [note] : []), ...(stands ? [] : [t('sop.verifiedBefore')])];
    const recorded = this.recorded({ recordedAt, actor, source: 'screen' }, on);
    return { id, on, sentence: t('sop.verified'), details, recorded, retracted: null, later: false, open: null };
  }

  private recorded(
    { recordedAt, actor, source }: Pick<SopEventView, 'recordedAt' | 'actor' | 'source'>,
    on: string,
  ): string {
    const { t } = this.messages;
    // sample data has no person behind it
    const by = source === 'sample' || actor === '' ? [] : [t('sop.by', { actor })];
    const instant = this.format.instant(recordedAt);
    const key = dayOf(recordedAt) > on ? 'sop.recordedLater' : 'sop.recorded';
    return [t(key, { instant }), ...by, t(`sop.source_${source}`)].join(' · ');
  }

  private taken(at: string, reason: string): string {
    return this.messages.t('sop.retractedWhy', { instant: this.format.instant(at), reason });
  }
}

/** The day of an instant, where the register is kept. */
const dayOf = (instant: string): string => dateInZone(Date.parse(instant), 'Asia/Jakarta');
