import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { UnitMark } from '@pantausop/contracts';
import { isCalendarDate } from '@pantausop/domain';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { markInWords } from './mark-words';

/** What the numbers in the lane under a line of figures mean. */
@Component({
  selector: 'app-mark-list',
  template: `
    @if (lines().length > 0) {
      <ol class="marks" [attr.aria-label]="messages.t('marks.title')">
        @for (line of lines(); track line.number) {
          <li>
            <b aria-hidden="true">{{ line.number }}</b>
            <span>{{ line.date }}: {{ line.words }}</span>
          </li>
        }
      </ol>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MarkList {
  readonly marks = input.required<readonly UnitMark[]>();
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  protected readonly lines = computed(() =>
    this.marks().map((mark, index) => ({
      number: index + 1,
      date: isCalendarDate(mark.on) ? this.format.date(mark.on) : mark.on,
      words: markInWords(mark, this.messages),
    })),
  );
}
