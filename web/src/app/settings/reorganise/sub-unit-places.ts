import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { OperationPreview } from '@pantausop/contracts';
import { Messages } from '../../i18n/messages';
import { ReorganiseStore } from './reorganise-store';

type SubUnit = OperationPreview['subUnits'][number];
const ENDS = 'ends';

/** Where each unit below one that ends goes. */
@Component({
  selector: 'app-sub-unit-places',
  template: `<section class="rog-part" aria-labelledby="rog-bawah-j">
    <h3 id="rog-bawah-j">{{ messages.t('reorganisation.subUnits') }}</h3>
    <p class="small muted">{{ messages.t('reorganisation.subUnitsText') }}</p>
    <ul class="rog-places">
      @for (sub of store.subUnits(); track sub.unit.id) {
        <li class="field">
          <label [attr.for]="'rog-bawah-' + sub.unit.id">{{
            messages.t('reorganisation.subUnit', { unit: sub.unit.name, parent: sub.parent.abbreviation })
          }}</label>
          <select
            class="in"
            [id]="'rog-bawah-' + sub.unit.id"
            [attr.aria-invalid]="sub.decision === null ? true : null"
            (change)="place(sub, $event)"
          >
            @if (sub.decision === null) {
              <option value="" selected>{{ messages.t('reorganisation.choose') }}</option>
            }
            @for (target of targets(); track target.id) {
              <option [value]="target.id" [selected]="sub.decision?.to === target.id">{{ target.name }}</option>
            }
            <option [value]="ends" [selected]="sub.decision !== null && sub.decision.to === null">
              {{ messages.t('reorganisation.endsToo') }}
            </option>
          </select>
        </li>
      }
    </ul>
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SubUnitPlaces {
  protected readonly messages = inject(Messages);
  protected readonly store = inject(ReorganiseStore);
  protected readonly ends = ENDS;
  /** the units that take over, then every other one that stands that day */
  protected readonly targets = computed(() => {
    const asked = this.store.asked();
    const closing = new Set(asked?.facts.flatMap(({ unit, type }) => (type === 'closed' ? [unit.id] : [])));
    const first = asked?.targets ?? [];
    const named = new Set(first.map(({ id }) => id));
    const rest = (this.store.units.value()?.items ?? []).filter(({ id }) => !closing.has(id) && !named.has(id));
    return [...first, ...rest];
  });

  protected place({ unit }: SubUnit, event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    void this.store.place(unit.id, value === ENDS ? null : value);
  }
}
