import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { ChangeStep } from '@pantausop/contracts';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { stepKey } from './changes-store';
import { ChangesWords } from './changes-words';

/** What each cause added where one of the dates has no figure: counts, which stay true without a ratio. */
@Component({
  selector: 'app-change-counts',
  template: `<div class="frame" tabindex="0" role="region" [attr.aria-label]="messages.t('changes.countsTable')">
    <table class="t">
      <thead>
        <tr>
          <th scope="col">{{ messages.t('changes.cause') }}</th>
          <th scope="col" class="num">{{ messages.t('changes.sops') }}</th>
          <th scope="col" class="num">{{ messages.t('changes.sopRequired') }}</th>
          <th scope="col" class="num">{{ messages.t('changes.sopCoverage') }}</th>
          <th scope="col" class="num">{{ messages.t('changes.sopPoints') }}</th>
        </tr>
      </thead>
      <tbody>
        @for (step of steps(); track stepKey(step)) {
          <tr>
            <th scope="row">{{ words.cause(step) }}</th>
            <td class="num">{{ words.sops(step) }}</td>
            <td class="num">{{ format.countChange(step.measures.required) }}</td>
            <td class="num">{{ format.countChange(step.measures.inForce) }}</td>
            <td class="num">{{ format.countChange(step.measures.points) }}</td>
          </tr>
        }
      </tbody>
    </table>
  </div>`,
  host: { class: 'block' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangeCounts {
  readonly steps = input.required<readonly ChangeStep[]>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly words = inject(ChangesWords);
  protected readonly stepKey = stepKey;
}
