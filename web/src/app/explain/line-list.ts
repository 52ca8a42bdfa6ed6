import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ExplanationLine } from './explanation';

/** A part of an explanation: what, and its amount, line by line. */
@Component({
  selector: 'app-line-list',
  template: `<section>
    <h3>{{ title() }}</h3>
    <dl class="formula">
      @for (line of lines(); track line.label) {
        <dt [class.sum]="line.sum">{{ line.label }}</dt>
        <dd [class.sum]="line.sum">{{ line.amount }}</dd>
      }
    </dl>
  </section>`,
  host: { class: 'lines' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LineList {
  readonly title = input.required<string>();
  readonly lines = input.required<readonly ExplanationLine[]>();
}
