import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import {
  BulkPreviewSchema,
  BulkRecordedSchema,
  type BulkPreview,
  type BulkRecorded,
  type BulkSelection,
  type BulkType,
} from '@pantausop/contracts';
import { AREA_CODES } from '@pantausop/domain';
import { Api } from '../data/api';
import { FailureWords } from '../data/failure-words';
import { failureOf, type Failure } from '../data/problem';
import { SessionStore } from '../data/session-store';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { EffectList } from '../import/effect-list';
import { Dialog } from '../ui/dialog';
import { actionOf, FIRST_FIELDS, typesFor, type BulkFields } from './bulk-form';
import { refusalGroups } from './refusal-groups';

/** Refusals that have words of their own. */
const REASONS = [
  'unchanged',
  'needs_govern',
  'needs_record',
  'unit_closed',
  'not_required',
  'is_not_applicable',
  'is_applicable',
  'not_not_applicable',
  'not_in_force',
  'in_force',
  'already_drafting',
  'already_submitted',
  'in_revision',
  'before_required',
  'event_in_future',
  'until_not_later',
] as const;

/** One action on many SOPs: what, then its preview, then it is recorded. */
@Component({
  selector: 'app-bulk-dialog',
  imports: [Dialog, EffectList],
  templateUrl: './bulk-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BulkDialog {
  readonly selection = input.required<BulkSelection>();
  /** how many are selected */
  readonly count = input.required<number>();
  readonly closed = output();
  readonly recorded = output<BulkRecorded>();

  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly today = inject(Filter).today;
  protected readonly words = inject(FailureWords);
  private readonly api = inject(Api);
  protected readonly types = typesFor(inject(SessionStore).may('register.govern'));
  protected readonly areas = AREA_CODES;
  protected readonly weights = Array.from({ length: 10 }, (_, i) => String(i + 1));
  protected readonly fields = signal<BulkFields>({
    ...FIRST_FIELDS,
    type: this.types.includes(FIRST_FIELDS.type) ? FIRST_FIELDS.type : 'monitor',
  });
  protected readonly effectiveOn = signal<string>(this.today);
  protected readonly preview = signal<BulkPreview | null>(null);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly busy = signal(false);

  protected readonly action = computed(() => actionOf(this.fields()));
  protected readonly ready = computed(() => this.action() !== null && this.effectiveOn() !== '' && !this.busy());
  protected readonly refusals = computed(() => refusalGroups(this.preview()?.rows ?? []));
  protected readonly stale = computed(() => this.failure()?.problem?.code === 'bulk_stale');

  protected set(change: Partial<BulkFields>): void {
    this.fields.update((fields) => ({ ...fields, ...change }));
    this.preview.set(null);
    this.failure.set(null);
  }

  protected text(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value;
  }

  protected chooseType(event: Event): void {
    const type = this.types.find((one): one is BulkType => one === this.text(event));
    if (type) this.set({ type });
  }

  protected setDay(event: Event): void {
    this.effectiveOn.set(this.text(event));
    this.preview.set(null);
  }

  protected async look(event?: Event): Promise<void> {
    event?.preventDefault();
    const action = this.action();
    if (action === null || !this.ready()) return;
    const body = { selection: this.selection(), action, effectiveOn: this.effectiveOn() };
    await this.attempt(async () =>
      this.preview.set(await this.api.send('POST', '/sops/bulk/preview', body, BulkPreviewSchema)),
    );
  }

  protected async record(): Promise<void> {
    const preview = this.preview();
    if (!preview || preview.allowed === 0) return;
    await this.attempt(async () =>
      this.recorded.emit(await this.api.send('POST', '/sops/bulk', { id: preview.id }, BulkRecordedSchema)),
    );
  }

  protected why(code: string, detail: string): string {
    const known = REASONS.find((one) => one === code);
    return known === undefined ? detail : this.messages.t(`bulk.why_${known}`);
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await work();
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
