import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, signal } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { NewSopSchema, SopDetailSchema, type NewSop, type UnitChoice, type UnitKind } from '@pantausop/contracts';
import { AREA_CODES, isAreaCode } from '@pantausop/domain';
import { Api } from '../data/api';
import { FailureWords } from '../data/failure-words';
import { failureOf, type Failure } from '../data/problem';
import { SessionStore } from '../data/session-store';
import { Filter } from '../filter/filter';
import type { MessageKey } from '../i18n/message-key';
import { Messages } from '../i18n/messages';
import { EmptyState } from '../ui/empty-state';
import { UnitChooser } from '../unit-choice/unit-chooser';
import { NeedChoices } from './need-choices';

type Field = 'unit' | 'area' | 'title' | 'weight' | 'effectiveOn';

/** Tambah SOP wajib: the need of one SOP, recorded by those who keep the list. */
@Component({
  selector: 'app-need-page',
  imports: [EmptyState, RouterLink, UnitChooser],
  providers: [NeedChoices],
  templateUrl: './need-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NeedPage {
  protected readonly messages = inject(Messages);
  protected readonly words = inject(FailureWords);
  protected readonly choices = inject(NeedChoices);
  protected readonly filter = inject(Filter);
  protected readonly mayRequire = inject(SessionStore).may('register.govern');
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly host: ElementRef<HTMLElement> = inject(ElementRef);

  /** of the address that led here; the filter learns it only when the page stands */
  private readonly asked = inject(ActivatedRoute).snapshot.queryParamMap;
  protected readonly areas = AREA_CODES;
  protected readonly values = signal<Readonly<Record<Field, string>>>({
    unit: this.asked.get('unit') ?? '',
    area: this.asked.get('area') ?? '',
    title: this.asked.get('judul') ?? '',
    weight: '1',
    effectiveOn: this.filter.today,
  });
  /** of the chosen unit; undefined until it is known */
  protected readonly kind = signal<UnitKind | undefined>(undefined);
  private readonly tried = signal(false);
  protected readonly sending = signal(false);
  protected readonly failure = signal<Failure | null>(null);

  private readonly checked = computed((): { body: NewSop | null; wrong: ReadonlySet<string> } => {
    const { weight, effectiveOn, ...rest } = this.values();
    const parsed = NewSopSchema.safeParse({ ...rest, effectiveOn, weight: Number(weight || NaN) });
    const wrong = new Set(parsed.error?.issues.map(({ path: [name] }) => String(name)));
    if (this.values().unit === '') wrong.add('unit');
    if (effectiveOn > this.filter.today) wrong.add('effectiveOn');
    return { body: parsed.success && wrong.size === 0 ? parsed.data : null, wrong };
  });
  protected readonly wrong = computed((): ReadonlySet<string> => (this.tried() ? this.checked().wrong : new Set()));
  protected readonly areaHelp = computed(() => {
    const { area } = this.values();
    return isAreaCode(area) ? this.messages.t(`need.help_${area}` as MessageKey) : '';
  });
  protected readonly proposals = computed(() => this.choices.proposalsFor(this.kind(), this.values().area));
  protected readonly twin = computed(() => {
    const title = this.choices.twin();
    return title === null ? '' : this.messages.t('need.exists', { title });
  });

  protected write(field: Field, event: Event): void {
    this.values.update((values) => ({ ...values, [field]: (event.target as HTMLInputElement).value }));
  }

  /** the address may have named the unit by its code */
  protected know({ id, kind }: UnitChoice): void {
    this.kind.set(kind);
    this.values.update((values) => ({ ...values, unit: id }));
  }

  protected chooseUnit(unit: UnitChoice | null): void {
    this.kind.set(unit?.kind);
    this.values.update((values) => ({ ...values, unit: unit?.id ?? '' }));
    this.settle();
  }

  /** The title or the unit stands: a proposal brings its area, and a twin is pointed at. */
  protected settle(): void {
    const { unit, title, area } = this.values();
    const proposed = this.choices.areaOf(title);
    if (proposed !== null && area === '') this.values.update((values) => ({ ...values, area: proposed }));
    void this.choices.lookForTwin(unit, title);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const { body } = this.checked();
    if (body === null) return this.showFirstWrong();
    if (this.sending()) return;
    this.sending.set(true);
    this.failure.set(null);
    try {
      const { id } = await this.api.send('POST', '/sops', body, SopDetailSchema);
      await this.router.navigate(['/sop', id]);
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.sending.set(false);
    }
  }

  private showFirstWrong(): void {
    setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  }
}
