import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { UNIT_KINDS, type UnitKind } from '@pantausop/contracts';
import { isGovernment } from '@pantausop/domain';
import { Messages } from '../../i18n/messages';
import { UnitChooser } from '../../unit-choice/unit-chooser';
import type { DraftFault, NameDraft, UnitDraft } from './draft';
import { NameFields } from './name-fields';
import { ReorganiseStore } from './reorganise-store';

const KINDS = UNIT_KINDS.filter((kind) => kind !== 'nation' && !isGovernment(kind));

/** A unit that the operation makes. */
@Component({
  selector: 'app-made-unit',
  imports: [NameFields, UnitChooser],
  template: `<app-name-fields
      [prefix]="unit().key"
      [value]="unit()"
      [faults]="faults()"
      (changed)="changed.emit($event)"
    />
    <div class="rog-fields">
      <div class="field">
        <label [attr.for]="unit().key + '-kind'">{{ messages.t('reorganisation.kind') }}</label>
        <select class="in" [id]="unit().key + '-kind'" (change)="setKind($event)">
          @for (kind of kinds; track kind) {
            <option [value]="kind" [selected]="kind === unit().kind">{{ wordOf(kind) }}</option>
          }
        </select>
      </div>
      <app-unit-chooser
        highest="government"
        [label]="messages.t('reorganisation.parent')"
        [asOf]="store.asOf()"
        [without]="without()"
        [value]="unit().parent"
        [fault]="parentFault()"
        (chosen)="changed.emit({ parent: $event?.id ?? '' })"
      />
    </div>`,
  host: { class: 'rog-made' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MadeUnit {
  readonly unit = input.required<UnitDraft>();
  /** units that it cannot be below */
  readonly without = input.required<readonly string[]>();
  readonly faults = input.required<ReadonlyMap<string, DraftFault>>();
  readonly changed = output<Partial<NameDraft & UnitDraft>>();
  protected readonly messages = inject(Messages);
  protected readonly store = inject(ReorganiseStore);
  protected readonly kinds = KINDS;
  protected readonly parentFault = computed(() =>
    this.faults().has(`${this.unit().key}.parent`) ? this.messages.t('reorganisation.missing') : '',
  );

  protected readonly wordOf = (kind: UnitKind): string => this.messages.t(`terms.kind_${kind}`);

  protected setKind(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const kind = KINDS.find((one): one is UnitKind => one === value);
    if (kind) this.changed.emit({ kind });
  }
}
