import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { isGovernment, OPERATION_KINDS } from '@pantausop/domain';
import { Format } from '../../format/format';
import { Messages } from '../../i18n/messages';
import { makesUnits, newUnitDraft, nextKey, type NameDraft, type UnitDraft } from './draft';
import { MadeUnit } from './made-unit';
import { NameFields } from './name-fields';
import { ReorganiseStore } from './reorganise-store';
import { UnitList } from './unit-list';
import { UnitSelect } from './unit-select';

/** First step: which change, from when, of which units, on which basis. */
@Component({
  selector: 'app-operation-step',
  imports: [MadeUnit, NameFields, UnitList, UnitSelect],
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
  protected readonly all = computed(() => this.store.units.value()?.items ?? []);
  /** a government stays what it is */
  protected readonly below = computed(() => this.all().filter(({ kind }) => kind !== 'nation' && !isGovernment(kind)));
  protected readonly others = computed(() => this.below().filter(({ id }) => id !== this.draft().unit));
  protected readonly takers = computed(() => this.below().filter(({ id }) => !this.draft().units.includes(id)));
  protected readonly parents = computed(() => this.all().filter(({ id, kind }) => kind !== 'nation' && !this.ends(id)));
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

  protected setUnit(unit: string): void {
    const found = this.all().find(({ id }) => id === unit);
    const { name, abbreviation, code } = found ?? { name: '', abbreviation: '', code: '' };
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

  private ends(id: string): boolean {
    const { kind, units, unit, stays } = this.draft();
    if (kind === 'merge') return units.includes(id);
    return unit === id && (kind === 'reparent' || (kind === 'split' && !stays));
  }
}
