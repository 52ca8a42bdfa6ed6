import { Directive, inject } from '@angular/core';
import { Messages } from '../i18n/messages';

/** A figure that explains itself when it is pressed. */
@Directive({
  selector: 'button[appExplained]',
  host: { class: 'fig', type: 'button', '[attr.title]': "messages.t('explain.title')" },
})
export class Explained {
  protected readonly messages = inject(Messages);
}
