import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import type { SopInQuestion } from '@pantausop/contracts';
import { addMonths, AREA_CODES, calendarDate } from '@pantausop/domain';
import { Format } from '../../format/format';
import { Messages } from '../../i18n/messages';
import { Pager } from '../../ui/pager';
import { ChoiceFields } from './choice-fields';
import { ReorganiseStore } from './reorganise-store';
import { ALL_SOPS, decisionOf, isWhole, shownSops, type Choice, type SopsShown } from './sop-choices';
import { SubUnitPlaces } from './sub-unit-places';

const ON_A_PAGE = 25;

/** Second step: what becomes of every SOP of a unit that ends, many at once or one by one. */
@Component({
  selector: 'app-decisions-step',
  imports: [ChoiceFields, Pager, SubUnitPlaces],
  templateUrl: './decisions-step.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DecisionsStep {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly store = inject(ReorganiseStore);
  protected readonly perPage = ON_A_PAGE;
  protected readonly shownBy = signal<SopsShown>(ALL_SOPS);
  protected readonly many = signal<Choice | null>(null);
  protected readonly appliedTo = signal(0);
  protected readonly targets = computed(() => this.store.asked()?.targets ?? []);
  protected readonly holders = computed(() => [
    ...new Map(this.store.sops().map(({ unit }) => [unit.id, unit])).values(),
  ]);
  protected readonly areas = computed(() => {
    const held = new Set(this.store.sops().map(({ area }) => area));
    return AREA_CODES.filter((area) => held.has(area));
  });
  protected readonly shown = computed(() => shownSops(this.store.sops(), this.shownBy(), this.store.choices()));
  protected readonly page = linkedSignal({ source: this.shownBy, computation: () => 1 });
  protected readonly rows = computed(() => {
    const from = (Math.min(this.page(), Math.max(1, Math.ceil(this.shown().length / ON_A_PAGE))) - 1) * ON_A_PAGE;
    return this.shown().slice(from, from + ON_A_PAGE);
  });
  protected readonly picked = signal<ReadonlySet<string>>(new Set());
  protected readonly pagePicked = computed(
    () => this.rows().length > 0 && this.rows().every(({ id }) => this.picked().has(id)),
  );
  protected readonly goingTo = computed(() =>
    this.picked().size > 0 ? [...this.picked()] : this.shown().map(({ id }) => id),
  );
  protected readonly mayApply = computed(() => {
    const choice = this.many();
    return choice !== null && isWhole(choice) && this.goingTo().length > 0;
  });
  /** a year after the change */
  protected readonly reviewOn = computed(() => {
    const on = this.store.asked()?.effectiveOn;
    const day = on === undefined || on < this.store.today ? this.store.today : on;
    return addMonths(calendarDate(day), 12);
  });

  protected readonly decided = (sop: SopInQuestion): Choice | null => decisionOf(sop, this.store.choices());
  protected readonly isOwn = (sop: SopInQuestion): boolean => this.store.choices().has(sop.id);

  protected show(change: Partial<SopsShown>): void {
    this.shownBy.update((shown) => ({ ...shown, ...change }));
    this.picked.set(new Set());
    this.appliedTo.set(0);
  }

  protected apply(): void {
    const choice = this.many();
    if (choice === null || !this.mayApply()) return;
    const sops = this.goingTo();
    this.store.choose(sops, choice);
    this.appliedTo.set(sops.length);
    this.picked.set(new Set());
  }

  protected pick(ids: readonly string[], event: Event): void {
    const { checked } = event.target as HTMLInputElement;
    const picked = new Set(this.picked());
    for (const id of ids) {
      if (checked) picked.add(id);
      else picked.delete(id);
    }
    this.picked.set(picked);
  }

  protected readonly pageIds = computed(() => this.rows().map(({ id }) => id));

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }

  protected checkedOf(event: Event): boolean {
    return (event.target as HTMLInputElement).checked;
  }
}
