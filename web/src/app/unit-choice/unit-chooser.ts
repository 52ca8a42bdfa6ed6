import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  resource,
  untracked,
} from '@angular/core';
import { UnitChoicesSchema, type Permission, type UnitChoice, type UnitChoices } from '@pantausop/contracts';
import type { UnitLevel } from '@pantausop/domain';
import { Api, type QueryValues } from '../data/api';
import { SessionStore } from '../data/session-store';
import { Filter } from '../filter/filter';
import { Messages } from '../i18n/messages';
import { UnitCombobox } from './unit-combobox';
import { UnitLists } from './unit-lists';
import { listedNames } from './unit-words';

let next = 0;

/** The choice of a unit: out of a plain list where there are few, else by words. It asks for what it shows, and never for a whole country. */
@Component({
  selector: 'app-unit-chooser',
  imports: [UnitCombobox],
  templateUrl: './unit-chooser.html',
  host: { class: 'field' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnitChooser {
  readonly label = input.required<string>();
  readonly fieldId = input(`unit-choice-${next++}`);
  /** id or code of the chosen unit; '' = none. Without it the choice is kept here, for a form that reads `name` */
  readonly value = input('');
  /** what no choice says; '' = a unit has to be chosen */
  readonly empty = input('');
  readonly highest = input<UnitLevel>('above');
  readonly lowest = input<UnitLevel>('part');
  /** only units in which the person may do this */
  readonly may = input<Permission>();
  /** the day on which they stand; undefined = today */
  readonly asOf = input<string>();
  /** ids that are not offered */
  readonly without = input<readonly string[]>([]);
  /** it only adds to a list: after a choice there is none */
  readonly adds = input(false);
  /** of the field in a form */
  readonly name = input('');
  readonly required = input(false);
  readonly hint = input('');
  readonly fault = input('');
  /** it is wrong, and said elsewhere why */
  readonly invalid = input(false);
  /** where there is only one, it is chosen from the first */
  readonly presets = input(false);
  readonly chosen = output<UnitChoice | null>();
  /** what the address or a record chose, once its name is known */
  readonly named = output<UnitChoice>();

  protected readonly messages = inject(Messages);
  private readonly session = inject(SessionStore);
  private readonly filter = inject(Filter);

  /** what was chosen here; undefined = nothing yet */
  private readonly picked = linkedSignal<string, UnitChoice | null | undefined>({
    source: this.value,
    computation: (value, before) => (before?.value?.id === value ? before.value : undefined),
  });
  /** Below the unit that the page is about. Who is at work in single OPDs only finds these by what they may do there. */
  private readonly below = computed(() => {
    const session = this.session.session();
    const everywhere = session?.roles.some(({ role }) => role !== 'operator');
    return this.filter.level() ?? (everywhere ? session?.rootUnitId : undefined);
  });
  protected readonly where = computed((): QueryValues => ({
    ...{ asOf: this.asOf(), below: this.below(), may: this.may() },
    ...{ highest: this.highest(), lowest: this.lowest() },
  }));
  private readonly lists = inject(UnitLists);
  private readonly asked = resource({ params: this.where, loader: ({ params }) => this.lists.of(params) });
  /** undefined until the first answer; while the next one is on its way the list stays as it was */
  protected readonly first = linkedSignal<UnitChoices | undefined, UnitChoices | undefined>({
    source: () => (this.asked.hasValue() ? this.asked.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly failed = computed(() => this.asked.error() !== undefined);
  protected readonly offered = computed(() => {
    const without = new Set(this.without());
    return (this.first()?.items ?? []).filter(({ id }) => !without.has(id));
  });
  /** all of them, where they are few */
  protected readonly list = computed(() => {
    const first = this.first();
    return first && first.items.length === first.total ? listedNames(this.withCurrent()) : null;
  });
  /** a unit that nobody chose here and that no list names */
  private readonly unnamed = computed(() => {
    const [value, first] = [this.value(), this.first()];
    return value !== '' && first && this.picked() === undefined && !first.items.some((unit) => is(unit, value))
      ? value
      : null;
  });
  private readonly naming = inject(Api).read(UnitChoicesSchema, () => {
    const chosen = this.unnamed();
    return chosen === null ? undefined : { path: '/unit-choices', query: { asOf: this.asOf(), chosen, limit: 1 } };
  });
  protected readonly current = computed(() => {
    const [picked, value, naming] = [this.picked(), this.value(), this.naming.value()];
    if (picked !== undefined) return picked;
    const known = [...(this.first()?.items ?? []), ...(naming?.chosen ? [naming.chosen] : [])];
    return known.find((unit) => is(unit, value)) ?? null;
  });
  /** a unit that is chosen stays a choice, whatever else there is */
  private readonly withCurrent = computed(() => {
    const [offered, current] = [this.offered(), this.current()];
    return !current || offered.some(({ id }) => id === current.id) ? offered : [current, ...offered];
  });
  /** what a form reads, also while the name of the unit is on its way */
  protected readonly held = computed(() => (this.picked() === undefined ? this.value() : (this.picked()?.id ?? '')));
  protected readonly wrong = computed(() => this.invalid() || this.fault() !== '');
  protected readonly described = computed(() => {
    const [fault, hint] = [this.fault() && `${this.fieldId()}-g`, this.hint() && `${this.fieldId()}-k`];
    return [fault, hint].filter(Boolean).join(' ') || null;
  });

  constructor() {
    let preset = false;
    effect(() => {
      const [first, presets] = [this.first(), this.presets()];
      const [only] = first?.items ?? [];
      if (!presets || preset || first?.total !== 1 || !only) return;
      preset = true;
      untracked(() => this.choose(only));
    });
    effect(() => {
      const unit = this.current();
      if (unit && this.picked() === undefined) untracked(() => this.named.emit(unit));
    });
  }

  protected retry(): void {
    this.asked.reload();
  }

  protected choose(unit: UnitChoice | null): void {
    if (!this.adds()) this.picked.set(unit);
    this.chosen.emit(unit);
  }

  protected chooseListed(event: Event): void {
    const select = event.target as HTMLSelectElement;
    this.choose(this.offered().find(({ id }) => id === select.value) ?? null);
    if (this.adds()) select.value = '';
  }
}

const is = ({ id, code }: UnitChoice, key: string): boolean => id === key || code === key;
