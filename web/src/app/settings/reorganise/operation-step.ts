import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { OPERATION_KINDS } from '@pantausop/domain';
import type { UnitChoice } from '@pantausop/contracts';
import { Format } from '../../format/format';
import { Messages } from '../../i18n/messages';
import { UnitChooser } from '../../unit-choice/unit-chooser';
import { makesUnits, newUnitDraft, nextKey, type NameDraft, type UnitDraft } from './draft';
import { MadeUnit } from './made-unit';
import { NameFields } from './name-fields';
import { ReorganiseStore } from './reorganise-store';
import { UnitList } from './unit-list';

/** First step: which change, from when, of which units, on which basis. */
@Component({
  selector: 'app-operation-step',
  imports: [MadeUnit, NameFields, UnitChooser, UnitList],
  templateUrl: './operation-step.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OperationStep {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly store = inject(ReorganiseStore);
  protected readonly kinds = OPERATION_KINDS;
  protected readonly draft = this.store.draft;
  protected readonly faults = computed(() =>
    this.store.triedToGoOn() ? this.store.faults() : (new Map() as ReturnType<typeof this.store.faults>),
  );
  /** units that the change ends, or puts elsewhere: nothing can be below them */
  protected readonly ending = computed(() => {
    const { kind, units, unit, stays } = this.draft();
    if (kind === 'merge') return units;
    return kind === 'reparent' || (kind === 'split' && !stays) ? [unit] : [];
  });
  protected readonly made = computed(() => {
    const draft = this.draft();
    if (!makesUnits(draft)) return [];
    return draft.kind === 'split' ? draft.made : draft.made.slice(0, 1);
  });
  protected readonly dayHint = computed(() => {
    const { effectiveOn } = this.draft();
    if (effectiveOn === '' || effectiveOn === this.store.today) return this.messages.t('reorganisation.effectiveHint');
    return this.messages.t(effectiveOn < this.store.today ? 'reorganisation.lateHint' : 'reorganisation.futureHint');
  });

  protected faultOf(field: string): string {
    const fault = this.faults().get(field);
    return fault ? this.messages.t(`reorganisation.${fault}`) : '';
  }

  protected setUnit(chosen: UnitChoice | null): void {
    const { id: unit, name, abbreviation, code } = chosen ?? { id: '', name: '', abbreviation: '', code: '' };
    this.store.change({ unit, ...(this.draft().kind === 'rename' ? { name: { name, abbreviation, code } } : {}) });
  }

  protected setName(change: Partial<NameDraft>): void {
    this.store.change({ name: { ...this.draft().name, ...change } });
  }

  protected setMade(key: string, change: Partial<UnitDraft>): void {
    const made = this.draft().made.map((unit) => (unit.key === key ? { ...unit, ...change } : unit));
    this.store.change({ made });
  }

  protected addMade(): void {
    const { made } = this.draft();
    this.store.change({ made: [...made, newUnitDraft(nextKey(made))] });
  }

  protected dropMade(key: string): void {
    this.store.change({ made: this.draft().made.filter((unit) => unit.key !== key) });
  }

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement | HTMLTextAreaElement).value;
  }

  protected checkedOf(event: Event): boolean {
    return (event.target as HTMLInputElement).checked;
  }
}
