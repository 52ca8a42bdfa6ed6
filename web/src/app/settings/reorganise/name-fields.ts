import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Messages } from '../../i18n/messages';
import type { DraftFault, NameDraft } from './draft';

/** What a unit is called: name, abbreviation, code. */
@Component({
  selector: 'app-name-fields',
  template: `@for (field of fields; track field) {
    <div class="field" [class.wide]="field === 'name'">
      <label [attr.for]="prefix() + '-' + field">{{ messages.t(labels[field]) }}</label>
      <input
        class="in"
        autocomplete="off"
        [id]="prefix() + '-' + field"
        [attr.maxlength]="field === 'name' ? 200 : 60"
        [attr.autocapitalize]="field === 'code' ? 'characters' : null"
        [value]="value()[field]"
        [attr.aria-invalid]="faultOf(field) ? true : null"
        [attr.aria-describedby]="faultOf(field) || field === 'code' ? prefix() + '-' + field + '-k' : null"
        (input)="set(field, $event)"
      />
      @if (faultOf(field); as said) {
        <span class="err" [id]="prefix() + '-' + field + '-k'"
          ><i class="i i-warn" aria-hidden="true"></i>{{ said }}</span
        >
      } @else if (field === 'code') {
        <span class="hint" [id]="prefix() + '-' + field + '-k'">{{ messages.t('reorganisation.codeHint') }}</span>
      }
    </div>
  }`,
  host: { class: 'rog-fields' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NameFields {
  readonly prefix = input.required<string>();
  readonly value = input.required<NameDraft>();
  readonly faults = input.required<ReadonlyMap<string, DraftFault>>();
  readonly changed = output<Partial<NameDraft>>();
  protected readonly messages = inject(Messages);
  protected readonly fields = ['name', 'abbreviation', 'code'] as const;
  protected readonly labels = {
    name: 'reorganisation.name',
    abbreviation: 'reorganisation.abbreviation',
    code: 'reorganisation.unitCode',
  } as const;

  protected faultOf(field: keyof NameDraft): string {
    const fault = this.faults().get(`${this.prefix()}.${field}`);
    return fault ? this.messages.t(`reorganisation.${fault}`) : '';
  }

  protected set(field: keyof NameDraft, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.changed.emit({ [field]: field === 'code' ? value.toUpperCase() : value });
  }
}
