import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { UnitChoice } from '@pantausop/contracts';
import { Messages } from '../../i18n/messages';
import { RemoveButton } from '../../ui/remove-button';
import { UnitChooser } from '../../unit-choice/unit-chooser';
import { ReorganiseStore } from './reorganise-store';

/** Some units: those chosen, each with a button that takes it out, and a choice that adds one. */
@Component({
  selector: 'app-unit-list',
  imports: [RemoveButton, UnitChooser],
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
    <app-unit-chooser
      highest="opd"
      [adds]="true"
      [label]="messages.t('reorganisation.addUnit')"
      [asOf]="store.asOf()"
      [without]="taken()"
      [fault]="fault()"
      (chosen)="add($event)"
    />
  </fieldset>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnitList {
  readonly label = input.required<string>();
  readonly ids = input.required<readonly string[]>();
  /** a unit that cannot be one of them */
  readonly without = input('');
  readonly fault = input('');
  readonly changed = output<readonly string[]>();
  protected readonly messages = inject(Messages);
  protected readonly store = inject(ReorganiseStore);
  protected readonly chosen = computed(() => this.ids().flatMap((id) => this.store.known().get(id) ?? []));
  protected readonly taken = computed(() => [...this.ids(), this.without()]);

  protected add(unit: UnitChoice | null): void {
    if (!unit) return;
    this.store.know(unit);
    this.changed.emit([...this.ids(), unit.id]);
  }

  protected remove(id: string): void {
    this.changed.emit(this.ids().filter((one) => one !== id));
  }
}
