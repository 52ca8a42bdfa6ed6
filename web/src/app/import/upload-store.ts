import { computed, inject, Injectable, signal } from '@angular/core';
import { ImportsSchema, ImportSummarySchema, type ImportSummary } from '@pantausop/contracts';
import { isCalendarDate } from '@pantausop/domain';
import { Api } from '../data/api';
import { failureOf, type Failure } from '../data/problem';
import { SessionStore } from '../data/session-store';
import { Filter } from '../filter/filter';
import { OpdChoice } from './opd-choice';

/** No setting of the server takes more than this; sending it would only cost time. */
const MOST_SENT = 64 * 1024 * 1024;

/** What a person enters for a new import, its refusal, and the imports made before. */
@Injectable()
export class UploadStore {
  private readonly api = inject(Api);
  private readonly choice = inject(OpdChoice);
  private readonly mayImport = inject(SessionStore).may('import.run');
  readonly today = inject(Filter).today;

  readonly earlier = this.api.read(ImportsSchema, () => (this.mayImport ? { path: '/imports' } : undefined));

  readonly file = signal<File | null>(null);
  /** id of an OPD; null = by the file. Undefined until a person or the preset says. */
  private readonly chosen = signal<string | null | undefined>(undefined);
  readonly effectiveOn = signal<string>(this.today);
  readonly sending = signal(false);
  readonly failure = signal<Failure | null>(null);

  readonly unit = computed<string | null>(() => {
    const chosen = this.chosen();
    return chosen === undefined ? this.choice.preset() : chosen;
  });

  readonly dateProblem = computed(() => {
    const date = this.effectiveOn();
    return !isCalendarDate(date) || date > this.today;
  });
  readonly tooLarge = computed(() => (this.file()?.size ?? 0) > MOST_SENT);

  choose(unit: string | null): void {
    this.chosen.set(unit);
    this.failure.set(null);
  }

  take(file: File): void {
    this.file.set(file);
    this.failure.set(null);
  }

  /** Sends the file; the preview that came of it, or null when it was refused (`failure` says why). */
  async upload(): Promise<ImportSummary | null> {
    const file = this.file();
    if (file === null || this.dateProblem() || this.tooLarge() || this.sending()) return null;
    const form = new FormData();
    const unit = this.unit();
    if (unit !== null) form.set('unit', unit);
    form.set('effectiveOn', this.effectiveOn());
    form.set('file', file, file.name);
    this.sending.set(true);
    this.failure.set(null);
    try {
      return await this.api.send('POST', '/imports', form, ImportSummarySchema);
    } catch (error) {
      this.failure.set(failureOf(error));
      return null;
    } finally {
      this.sending.set(false);
    }
  }
}
