import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { Unit } from '@pantausop/contracts';
import { Messages } from '../../i18n/messages';
import { RemoveButton } from '../../ui/remove-button';
import { UnitSelect } from './unit-select';

/** Some units: those chosen, each with a button that takes it out, and a select that adds one. */
@Component({
  selector: 'app-unit-list',
  imports: [RemoveButton, UnitSelect],
  template: `<fieldset class="rog-list">
    <legend class="label">{{ label() }}</legend>
    @if (chosen().length > 0) {
      <ul>
        @for (unit of chosen(); track unit.id) {
          <li>
            <span
              >{{ unit.name }} <span class="muted">{{ unit.code }}</span></span
            >
            <app-remove-button
              [label]="messages.t('reorganisation.remove', { unit: unit.name })"
              (removed)="remove(unit.id)"
            />
          </li>
        }
      </ul>
    }
    <app-unit-select
      value=""
      [label]="messages.t('reorganisation.addUnit')"
      [units]="others()"
      [fault]="fault()"
      (chosen)="add($event)"
    />
  </fieldset>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnitList {
  readonly label = input.required<string>();
  readonly units = input.required<readonly Unit[]>();
  readonly ids = input.required<readonly string[]>();
  readonly fault = input('');
  readonly changed = output<readonly string[]>();
  protected readonly messages = inject(Messages);
  protected readonly chosen = computed(() =>
    this.ids().flatMap((id) => this.units().find((unit) => unit.id === id) ?? []),
  );
  protected readonly others = computed(() => this.units().filter(({ id }) => !this.ids().includes(id)));

  protected add(id: string): void {
    if (id !== '') this.changed.emit([...this.ids(), id]);
  }

  protected remove(id: string): void {
    this.changed.emit(this.ids().filter((one) => one !== id));
  }
}
