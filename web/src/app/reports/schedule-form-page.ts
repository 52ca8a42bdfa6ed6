import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NewReportScheduleSchema, REPORT_KINDS, ReportScheduleSchema } from '@pantausop/contracts';
import { Api } from '../data/api';
import { Attempt } from '../data/attempt';
import { Messages } from '../i18n/messages';
import { ErrorState } from '../ui/error-state';
import { RefusalNote } from '../ui/refusal-note';
import { Segmented } from '../ui/segmented';
import { Skeleton } from '../ui/skeleton';
import { AudienceFields } from './audience-fields';
import { ReportWords } from './report-words';
import { RuleFields } from './rule-fields';
import { SchedulePast } from './schedule-past';
import {
  bodyOf,
  EMPTY_DRAFT,
  faultsOf,
  refusedFields,
  withReport,
  type DraftField,
  type ScheduleDraft,
} from './schedule-draft';

/** A new schedule, or what one says from now on. */
@Component({
  selector: 'app-schedule-form-page',
  imports: [AudienceFields, ErrorState, RefusalNote, RouterLink, RuleFields, SchedulePast, Segmented, Skeleton],
  templateUrl: './schedule-form-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ScheduleFormPage {
  /** undefined = a new one */
  readonly id = input<string>();
  protected readonly messages = inject(Messages);
  protected readonly words = inject(ReportWords);
  private readonly api = inject(Api);
  private readonly router = inject(Router);

  protected readonly kinds = REPORT_KINDS;
  protected readonly languages = computed(() => this.choices('id', 'en'));
  protected readonly unknowns = computed(() =>
    (['ask', 'once'] as const).map((value) => ({ value, label: this.messages.t(`schedule.unknown_${value}`) })),
  );

  protected readonly held = this.api.read(ReportScheduleSchema, () => {
    const id = this.id();
    return id === undefined ? undefined : { path: pathOf(id) };
  });
  protected readonly draft = linkedSignal<ScheduleDraft | null>(() => {
    if (this.id() === undefined) return EMPTY_DRAFT;
    const held = this.held.value();
    // of a schedule as it is shown only what it says
    return held ? NewReportScheduleSchema.parse(partsOf(held)) : null;
  });
  protected readonly saving = new Attempt();
  /** whether somebody tried to save it: before that nothing is marked */
  private readonly tried = signal(false);
  private readonly refused = computed(() => {
    const failure = this.saving.failure();
    return failure ? refusedFields(failure) : new Set<DraftField>();
  });
  protected readonly faults = computed<ReadonlySet<DraftField>>(() => {
    const draft = this.draft();
    return this.tried() && draft ? new Set([...faultsOf(draft), ...this.refused()]) : new Set();
  });

  protected readonly valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

  protected set(part: Partial<ScheduleDraft>): void {
    this.draft.update((draft) => draft && { ...draft, ...part });
  }

  protected chooseReport(event: Event): void {
    const report = REPORT_KINDS.find((kind) => kind === this.valueOf(event));
    if (report) this.draft.update((draft) => draft && withReport(draft, report));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const draft = this.draft();
    if (!draft) return;
    this.tried.set(true);
    this.saving.forget();
    if (faultsOf(draft).size > 0) return;
    const id = this.id();
    const done = await this.saving.make(async () => {
      const body = bodyOf(draft);
      await (id === undefined
        ? this.api.send('POST', '/report-schedules', body, ReportScheduleSchema)
        : this.api.send('PATCH', pathOf(id), body, ReportScheduleSchema));
    });
    if (done) await this.router.navigate(['/laporan']);
  }

  private choices<T extends 'id' | 'en'>(...values: readonly T[]) {
    return values.map((value) => ({ value, label: this.messages.t(`schedule.${value}`) }));
  }
}

const pathOf = (id: string): string => `/report-schedules/${encodeURIComponent(id)}`;

const partsOf = (held: object): object =>
  Object.fromEntries(Object.entries(held).filter(([name]) => Object.hasOwn(EMPTY_DRAFT, name)));
