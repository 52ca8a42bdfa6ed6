import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { RulesetImpactSchema, RulesetViewSchema, type RulesetImpact, type RulesetView } from '@pantausop/contracts';
import { totalPoints } from '@pantausop/domain';
import { Filter } from '../../filter/filter';
import { Format } from '../../format/format';
import { Messages } from '../../i18n/messages';
import { PolicyForm } from './policy-form';
import { PolicyProblem } from './policy-problem';
import { RulesetImpactTable } from './ruleset-impact';
import { NUMBER_GROUPS, numbersOf, type Numbers, type RulesetNumber } from './ruleset-numbers';
import { Sending, textOf } from './sending';

/** A new version of the ruleset: its numbers, its impact, and its publication. */
@Component({
  selector: 'app-ruleset-editor',
  imports: [PolicyForm, PolicyProblem, RulesetImpactTable],
  templateUrl: './ruleset-editor.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RulesetEditor {
  /** the version that it starts from */
  readonly base = input.required<RulesetView>();
  readonly left = output();
  readonly published = output<RulesetView>();

  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly groups = NUMBER_GROUPS;
  private readonly today = inject(Filter).today;

  protected readonly numbers = linkedSignal<Numbers>(() => numbersOf(this.base()));
  protected readonly startsOn = signal(this.firstOfNextMonth());
  protected readonly total = computed(() => totalPoints(this.numbers()));
  protected readonly sums = computed(() => this.total() === 100);
  protected readonly preview = new Sending();
  protected readonly publication = new Sending();
  protected readonly impact = signal<RulesetImpact | null>(null);
  protected readonly asking = signal(false);

  protected change(number: RulesetNumber, event: Event): void {
    const value = (event.target as HTMLInputElement).valueAsNumber;
    this.numbers.update((numbers) => number.with(numbers, Number.isNaN(value) ? 0 : value));
    this.impact.set(null);
  }

  protected start(event: Event): void {
    this.startsOn.set((event.target as HTMLInputElement).value);
    this.impact.set(null);
  }

  protected async show(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.sums()) return;
    const draft = this.draft();
    const impact = await this.preview.post('/rulesets/preview', draft, RulesetImpactSchema);
    // the numbers may have moved on meanwhile
    if (impact && draft === this.draft()) this.impact.set(impact);
  }

  protected async publish(form: FormData): Promise<void> {
    const body = { ...this.draft(), basis: textOf(form, 'basis') };
    const done = await this.publication.post('/rulesets', body, RulesetViewSchema);
    if (done) this.published.emit(done);
  }

  protected close(): void {
    this.asking.set(false);
    this.publication.forget();
  }

  private readonly draft = computed(() => ({ effectiveOn: this.startsOn(), ...this.numbers() }));

  private firstOfNextMonth(): string {
    const [year = 0, month = 0] = this.today.split('-').map(Number);
    return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  }
}
