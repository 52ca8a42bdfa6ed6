import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { Import } from '@pantausop/contracts';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

/** What the names in the file were found to mean, and how: so that a person sees a wrong guess before it is saved. */
@Component({
  selector: 'app-named-opds',
  template: `<section class="sec" aria-labelledby="opd-terbaca-j">
    <div class="sec-h">
      <h2 id="opd-terbaca-j">{{ messages.t('import.namedTitle') }}</h2>
      <span class="unit">{{ messages.t('import.namedUnit') }}</span>
    </div>
    <ul class="imp-columns">
      @for (opd of opds(); track opd.name) {
        <li>
          <strong>{{ opd.name }}</strong>
          <span><i class="i i-right" aria-hidden="true"></i> {{ opd.unit.name }}</span>
          <span class="tiny muted"
            >{{ foundBy(opd) }}, {{ messages.t('import.opdRows', { count: format.count(opd.rows) }) }}</span
          >
        </li>
      }
    </ul>
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NamedOpds {
  readonly opds = input.required<Import['opds']>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);

  protected foundBy({ by }: Import['opds'][number]): string {
    return this.messages.t(`import.by_${by}`);
  }
}
