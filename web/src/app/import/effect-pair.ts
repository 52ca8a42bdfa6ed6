import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Messages } from '../i18n/messages';

/** A figure before and after, in a cell of a table. */
@Component({
  // a cell must be a td itself
  selector: 'td[appEffectPair]',
  template: `<span>{{ before() }}</span>
    <span
      ><i class="i i-right" aria-hidden="true"></i><span class="sr">{{ messages.t('import.effectBecomes') }} </span
      ><b>{{ after() }}</b></span
    >`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EffectPair {
  readonly before = input.required<string>();
  readonly after = input.required<string | undefined>();
  protected readonly messages = inject(Messages);
}
