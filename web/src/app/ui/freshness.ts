import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { FigureBasis } from '../data/figure-basis';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

/** The foot of a page of figures: which day, as recorded when, under which rules, and whether it is real. */
@Component({
  selector: 'app-freshness',
  template: `<footer class="foot-note">
    <span
      >{{ messages.t('ui.stateOf') }} <strong>{{ format.date(basis().asOf) }}</strong>{{
        messages.t('ui.recordedUntil', { instant: format.instant(basis().knownAt) })
      }}</span
    >
    <span>{{ messages.t('ui.rulesetUsed', { id: basis().ruleset.id }) }}</span>
    @if (basis().projection) {
      <span class="sig">{{ messages.t('filter.futureText') }}</span>
    }
    @if (basis().sample) {
      <span>{{ messages.t('shell.sampleFull') }}</span>
    }
    <ng-content />
  </footer>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Freshness {
  readonly basis = input.required<FigureBasis>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
}
