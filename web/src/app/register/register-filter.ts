import { computed, inject, Injectable } from '@angular/core';
import { FORCES, STAGES, type Force, type SopsQuerySchema, type Stage } from '@pantausop/contracts';
import { UnitsStore } from '../data/units-store';
import { Filter, FIRST_PAGE } from '../filter/filter';
import { defaultOrder, orderOf, orderToken, type Order } from './register-order';

export const APPLICABILITIES = ['required', 'not_applicable'] as const satisfies readonly Applicability[];
export type Applicability = NonNullable<ReturnType<typeof SopsQuerySchema.parse>['applicability']>;

/** What of the register is on screen: in the address `cari, tahap, keadaan, sifat, urut, hal`, beside those of the filter bar. */
@Injectable()
export class RegisterFilter {
  private readonly filter = inject(Filter);
  private readonly units = inject(UnitsStore);

  readonly words = computed(() => this.filter.text('cari') ?? '');
  readonly stage = computed(() => STAGES.find((stage) => stage === this.filter.text('tahap')));
  readonly applicability = computed(() => APPLICABILITIES.find((one) => one === this.filter.text('sifat')));
  readonly force = computed(() => FORCES.find((force) => force === this.filter.text('keadaan')));
  /** what fits the words best, unless the address says another order */
  readonly order = computed(() => orderOf(this.filter.text('urut'), this.words() !== ''));
  readonly page = computed(() => {
    const page = Number(this.filter.text('hal') ?? 1);
    return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
  });
  /** the id of the chosen OPD; the address may hold its code */
  readonly unit = computed(() => {
    const key = this.filter.unit();
    return key === undefined ? undefined : (this.units.byIdOrCode(key)?.id ?? key);
  });
  /** false while a chosen OPD may still turn out to be a code, whose id is on its way */
  readonly known = computed(() => {
    const { value, failure } = this.units.reading;
    return this.filter.unit() === undefined || value() !== undefined || failure() !== undefined;
  });
  readonly narrowed = computed(
    () =>
      !!(
        this.words() ||
        this.stage() ||
        this.force() ||
        this.applicability() ||
        this.filter.unit() ||
        this.filter.area()
      ),
  );

  /** While someone types, the address follows without a step of its own. */
  search(words: string): void {
    this.filter.go({ ...FIRST_PAGE, cari: words || null }, true);
  }

  chooseStage(stage: Stage | undefined): void {
    this.filter.go({ ...FIRST_PAGE, tahap: stage ?? null });
  }

  chooseForce(force: Force | undefined): void {
    this.filter.go({ ...FIRST_PAGE, keadaan: force ?? null });
  }

  chooseApplicability(applicability: Applicability | undefined): void {
    this.filter.go({ ...FIRST_PAGE, sifat: applicability ?? null });
  }

  sort(order: Order): void {
    const token = orderToken(order);
    this.filter.go({ ...FIRST_PAGE, urut: token === orderToken(defaultOrder(this.words() !== '')) ? null : token });
  }

  turnTo(page: number, replaceUrl = false): void {
    this.filter.go({ hal: page === 1 ? null : page }, replaceUrl);
  }

  /** Everything but the date and the order. */
  clear(): void {
    this.filter.go({ ...FIRST_PAGE, cari: null, tahap: null, keadaan: null, sifat: null, unit: null, area: null });
  }
}
