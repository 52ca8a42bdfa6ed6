import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { FairMarks as Marks } from '../figures/fair';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

/** What a fair comparison finds worth saying of an OPD, in words with a mark before them; nothing where there is nothing. */
@Component({
  selector: 'app-fair-marks',
  template: `@if (marks().mostImproved) {
      <span class="fair"><i class="i i-tri-up" aria-hidden="true"></i>{{ messages.t('opd.mostImproved') }}</span>
    }
    @if (best(); as areas) {
      <span class="fair"
        ><i class="i i-star" aria-hidden="true"></i>{{ messages.t('opd.bestPractice', { areas }) }}</span
      >
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FairMarks {
  readonly marks = input.required<Marks>();
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  protected readonly best = computed(() =>
    this.format.list(this.marks().best.map((area) => this.messages.t(`areas.${area}_inline`))),
  );
}
