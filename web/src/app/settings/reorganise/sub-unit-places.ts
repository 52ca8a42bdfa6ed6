import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { OperationPreview, UnitChoice } from '@pantausop/contracts';
import { Messages } from '../../i18n/messages';
import { UnitChooser } from '../../unit-choice/unit-chooser';
import { ReorganiseStore } from './reorganise-store';

type SubUnit = OperationPreview['subUnits'][number];
const ENDS = 'ends';
const ELSEWHERE = 'elsewhere';

/** Where each unit below one that ends goes. */
@Component({
  selector: 'app-sub-unit-places',
  imports: [UnitChooser],
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
            (change)="decide(sub, $event)"
          >
            @if (sub.decision === null) {
              <option value="" [selected]="!isElsewhere(sub)">{{ messages.t('reorganisation.choose') }}</option>
            }
            @for (target of targets(); track target.id) {
              <option [value]="target.id" [selected]="!isElsewhere(sub) && sub.decision?.to === target.id">
                {{ target.name }}
              </option>
            }
            <option [value]="elsewhere" [selected]="isElsewhere(sub)">
              {{ messages.t('reorganisation.elsewhere') }}
            </option>
            <option [value]="ends" [selected]="!isElsewhere(sub) && sub.decision !== null && sub.decision.to === null">
              {{ messages.t('reorganisation.endsToo') }}
            </option>
          </select>
          @if (isElsewhere(sub)) {
            <app-unit-chooser
              [label]="messages.t('reorganisation.elsewhereOf', { unit: sub.unit.name })"
              [asOf]="store.asOf()"
              [without]="closing()"
              [value]="elsewhereOf(sub)"
              (chosen)="place(sub, $event)"
            />
          }
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
  protected readonly elsewhere = ELSEWHERE;
  /** units below for which a unit is being looked for that takes nothing else over */
  private readonly looking = signal<ReadonlySet<string>>(new Set());
  /** the units that take over */
  protected readonly targets = computed(() => this.store.asked()?.targets ?? []);
  protected readonly closing = computed(() =>
    (this.store.asked()?.facts ?? []).flatMap(({ unit, type }) => (type === 'closed' ? [unit.id] : [])),
  );

  protected isElsewhere(sub: SubUnit): boolean {
    return this.looking().has(sub.unit.id) || this.elsewhereOf(sub) !== '';
  }

  /** the unit that a unit goes to, when it is none of those that take over */
  protected elsewhereOf({ decision }: SubUnit): string {
    const to = decision?.to ?? '';
    return this.targets().some(({ id }) => id === to) ? '' : to;
  }

  protected decide({ unit }: SubUnit, event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const looking = new Set(this.looking());
    if (value === ELSEWHERE) looking.add(unit.id);
    else looking.delete(unit.id);
    this.looking.set(looking);
    if (value !== ELSEWHERE && value !== '') void this.store.place(unit.id, value === ENDS ? null : value);
  }

  protected place({ unit }: SubUnit, to: UnitChoice | null): void {
    if (to) void this.store.place(unit.id, to.id);
  }
}
