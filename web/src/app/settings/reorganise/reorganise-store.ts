import { computed, effect, inject, Injectable, signal } from '@angular/core';
import {
  OperationPreviewSchema,
  OperationSchema,
  type Operation,
  type OperationPreview,
  type UnitChoice,
} from '@pantausop/contracts';
import { isCalendarDate, isGovernment } from '@pantausop/domain';
import { Api } from '../../data/api';
import { failureOf, type Failure } from '../../data/problem';
import { UnitsStore } from '../../data/units-store';
import { Filter } from '../../filter/filter';
import { emptyDraft, faultsOf, operationOf, type Draft } from './draft';
import { bodiesOf, decisionOf, isWhole, keptChoices, type Choice, type Choices, type ChosenSop } from './sop-choices';

export type Step = 'operation' | 'decisions' | 'effect';
export const STEPS: readonly Step[] = ['operation', 'decisions', 'effect'];

/** Refusals that a person answers by other decisions; every other one by another operation. */
const OF_DECISIONS: readonly string[] = [
  ...['target_not_offered', 'review_not_later', 'decision_without_sop', 'sops_undecided', 'sub_unit_undecided'],
  'unit_holds_none',
];
const STALE = 'changed_since_preview';

/** One change of the organisation on its way: what is filled in, what is decided, what the server says of it. */
@Injectable()
export class ReorganiseStore {
  private readonly api = inject(Api);
  private readonly units = inject(UnitsStore);
  readonly today = inject(Filter).today;

  readonly draft = signal<Draft>(emptyDraft(this.today));
  readonly choices = signal<Choices>(new Map());
  /** where units below go; null = they end too */
  readonly places = signal<ReadonlyMap<string, string | null>>(new Map());
  readonly step = signal<Step>('operation');
  /** what is to be decided, with proposals */
  readonly asked = signal<OperationPreview | null>(null);
  /** the preview of everything decided */
  readonly preview = signal<OperationPreview | null>(null);
  readonly busy = signal(false);
  readonly failure = signal<Failure | null>(null);
  /** the register changed between preview and record */
  readonly stale = signal(false);
  readonly done = signal<Operation | null>(null);
  /** faults show once somebody wanted to go on */
  readonly triedToGoOn = signal(false);

  readonly faults = computed(() => faultsOf(this.draft()));
  /** the day whose units there are to choose from; undefined = today */
  readonly asOf = computed(() => {
    const on = this.draft().effectiveOn;
    return isCalendarDate(on) && on !== this.today ? on : undefined;
  });
  /** units that somebody chose, by id */
  readonly known = signal<ReadonlyMap<string, UnitChoice>>(new Map());
  readonly sops = computed(() => this.asked()?.sops ?? []);
  readonly subUnits = computed(() => this.asked()?.subUnits ?? []);
  readonly undecided = computed(() => {
    const unsaid = this.sops().filter((sop) => {
      const choice = decisionOf(sop, this.choices());
      return choice === null || !isWhole(choice);
    });
    return unsaid.length + this.subUnits().filter(({ decision }) => decision === null).length;
  });

  constructor() {
    // most units that are made are OPDs
    effect(() => {
      const government = this.units.government();
      const { made } = this.draft();
      if (!government || !isGovernment(government.kind) || made.every(({ parent }) => parent !== '')) return;
      const placed = made.map((unit) => (unit.parent === '' ? { ...unit, parent: government.id } : unit));
      this.draft.update((draft) => ({ ...draft, made: placed }));
    });
  }

  /** Another operation is asked about anew; what was decided stays as far as it is still in question. */
  change(change: Partial<Draft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    this.failure.set(null);
    this.stale.set(false);
    if (Object.keys(change).every((field) => field === 'legalBasis')) return;
    this.places.set(new Map());
    this.asked.set(null);
    this.preview.set(null);
  }

  /** Its name is shown wherever its id stands. */
  know(unit: UnitChoice): void {
    this.known.update((known) => new Map(known).set(unit.id, unit));
  }

  choose(sops: Iterable<string>, choice: Choice | null): void {
    const choices = new Map(this.choices());
    for (const sop of sops) {
      if (choice === null) choices.delete(sop);
      else choices.set(sop, choice);
    }
    this.choices.set(choices);
    this.preview.set(null);
    this.failure.set(null);
  }

  /** What ends below brings its SOPs into question: the questions are asked anew. */
  async place(unit: string, to: string | null): Promise<void> {
    this.places.update((places) => new Map(places).set(unit, to));
    this.preview.set(null);
    await this.attempt(() => this.ask());
  }

  goTo(step: Step): void {
    this.failure.set(null);
    this.stale.set(false);
    this.step.set(step);
  }

  /** From the operation to what is to be decided, or straight on where nothing is. */
  async goOn(): Promise<void> {
    this.triedToGoOn.set(true);
    if (this.faults().size > 0) return;
    await this.attempt(async () => {
      const asked = await this.ask();
      if (asked.sops.length + asked.subUnits.length > 0) return this.step.set('decisions');
      await this.look();
    });
  }

  seeEffect(): Promise<void> {
    return this.attempt(() => this.look());
  }

  async record(): Promise<void> {
    const [preview, body] = [this.preview(), this.body(bodiesOf(this.choices()))];
    if (!preview || !body || this.undecided() > 0) return;
    await this.attempt(async () => {
      const sent = { ...body, basis: preview.basis };
      this.done.set(await this.api.send('POST', '/units/operations', sent, OperationSchema));
    });
    if (this.failure()?.problem?.code === STALE) await this.lookAgain();
  }

  again(): void {
    this.draft.set(emptyDraft(this.today));
    this.choices.set(new Map());
    this.places.set(new Map());
    this.asked.set(null);
    this.preview.set(null);
    this.done.set(null);
    this.triedToGoOn.set(false);
    this.goTo('operation');
  }

  private async lookAgain(): Promise<void> {
    await this.attempt(async () => {
      await this.ask();
      if (this.undecided() > 0) this.step.set('decisions');
      else await this.look();
      this.stale.set(true);
    });
  }

  private async ask(): Promise<OperationPreview> {
    const asked = await this.send([]);
    this.asked.set(asked);
    this.choices.update((choices) => keptChoices(choices, asked));
    return asked;
  }

  private async look(): Promise<void> {
    this.preview.set(await this.send(bodiesOf(this.choices())));
    this.step.set('effect');
  }

  private send(sops: readonly ChosenSop[]): Promise<OperationPreview> {
    const body = this.body(sops);
    return this.api.send('POST', '/units/operations/preview', body, OperationPreviewSchema);
  }

  private body(sops: readonly ChosenSop[]): object | null {
    const draft = this.draft();
    const operation = operationOf(draft);
    if (!operation) return null;
    const subUnits = [...this.places()].map(([unit, to]) => ({ unit, to }));
    return { operation, sops, subUnits, legalBasis: draft.legalBasis.trim() || null };
  }

  private async attempt(work: () => Promise<unknown>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    this.stale.set(false);
    try {
      await work();
    } catch (error) {
      const failure = failureOf(error);
      const code = failure.problem?.code ?? '';
      if (OF_DECISIONS.includes(code)) this.step.set('decisions');
      else if (failure.kind === 'refused' && code !== STALE) this.step.set('operation');
      this.failure.set(failure);
    } finally {
      this.busy.set(false);
    }
  }
}
