import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { CalendarDate } from '@pantausop/domain';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { EventWords } from './event-words';
import { payloadText, type HistoryEntry } from './history';

/** Everything recorded of an SOP, the newest first; what was taken back is struck through, with the reason. */
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
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  private readonly words = inject(EventWords);

  protected readonly lines = computed(() =>
    this.entries().map(({ event, retraction, correction }) => ({
      id: event.id,
      on: event.effectiveOn ?? '',
      sentence: this.words.sentence(event),
      missing: this.words.missing(event),
      recorded: this.recorded(event.recordedAt, event.actor, event.source),
      retracted: retraction && this.taken(retraction.recordedAt, payloadText(retraction, 'reason')),
      correction,
      later: (event.effectiveOn ?? '') > this.date(),
    })),
  );

  private recorded(at: string, actor: string, source: 'screen' | 'import' | 'api' | 'sample'): string {
    const { t } = this.messages;
    // sample data has no person behind it
    const by = source === 'sample' || actor === '' ? [] : [t('sop.by', { actor })];
    return [t('sop.recorded', { instant: this.format.instant(at) }), ...by, t(`sop.source_${source}`)].join(' · ');
  }

  private taken(at: string, reason: string): string {
    return this.messages.t('sop.retractedWhy', { instant: this.format.instant(at), reason });
  }
}
