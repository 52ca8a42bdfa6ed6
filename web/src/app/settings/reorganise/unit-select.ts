import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { Unit } from '@pantausop/contracts';
import { Messages } from '../../i18n/messages';

let next = 0;

/** One unit out of many, by its name and code. */
@Component({
  selector: 'app-unit-select',
  template: `<label [attr.for]="id">{{ label() }}</label>
    <select
      class="in"
      [id]="id"
      [attr.aria-invalid]="fault() ? true : null"
      [attr.aria-describedby]="fault() ? id + '-g' : null"
      (change)="choose($event)"
    >
      <option value="" [selected]="value() === ''">{{ first() || messages.t('reorganisation.choose') }}</option>
      @for (unit of units(); track unit.id) {
        <option [value]="unit.id" [selected]="unit.id === value()">{{ unit.name }} ({{ unit.code }})</option>
      }
    </select>
    @if (fault(); as said) {
      <span class="err" [id]="id + '-g'"><i class="i i-warn" aria-hidden="true"></i>{{ said }}</span>
    }`,
  host: { class: 'field' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnitSelect {
  readonly label = input.required<string>();
  readonly units = input.required<readonly Unit[]>();
  readonly value = input.required<string>();
  /** what the empty choice says */
  readonly first = input('');
  readonly fault = input('');
  readonly chosen = output<string>();
  protected readonly messages = inject(Messages);
  protected readonly id = `unit-select-${next++}`;

  protected choose(event: Event): void {
    const select = event.target as HTMLSelectElement;
    this.chosen.emit(select.value);
    // one that only adds to a list stays at its first choice
    if (this.value() === '') select.value = '';
  }
}
