import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { UnitsSchema } from '@pantausop/contracts';
import { Api } from '../../data/api';
import { Messages } from '../../i18n/messages';

/** The choice of a unit of today: the government first, then its OPDs and what lies below them. */
@Component({
  selector: 'app-unit-options',
  template: `<div class="field">
    <label [for]="field()">{{ messages.t('policy.unitLabel') }}</label>
    <select class="in" name="unit" required [id]="field()">
      @for (unit of units(); track unit.id) {
        <option [value]="unit.id">{{ unit.name }}</option>
      }
    </select>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnitOptions {
  /** the id of the field */
  readonly field = input.required<string>();
  protected readonly messages = inject(Messages);
  private readonly reading = inject(Api).read(UnitsSchema, () => ({ path: '/units' }));
  protected readonly units = computed(() => this.reading.value()?.items ?? []);
}
