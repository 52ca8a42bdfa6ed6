import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { MessageKey } from '../i18n/message-key';
import { Messages } from '../i18n/messages';

/** People who are meant and get nothing, with the reason. */
@Component({
  selector: 'app-left-out-list',
  template: `@if (people().length > 0) {
    <h3>{{ messages.t('reports.leftOutTitle') }}</h3>
    <ul class="list small">
      @for (person of people(); track person.name + person.why) {
        <li>
          {{ person.name }} <span class="tiny muted under">{{ why(person.why) }}</span>
        </li>
      }
    </ul>
  }`,
  host: { class: 'rep-left' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LeftOutList {
  readonly people = input.required<readonly { readonly name: string; readonly why: string }[]>();
  protected readonly messages = inject(Messages);

  protected readonly why = (why: string): string => this.messages.t(`reports.left_${why}` as MessageKey);
}
