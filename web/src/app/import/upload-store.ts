import { computed, inject, Injectable, signal } from '@angular/core';
import {
  FileLookSchema,
  ImportsSchema,
  ImportSummarySchema,
  type FileLook,
  type FileMapping,
  type ImportSummary,
} from '@pantausop/contracts';
import { isCalendarDate } from '@pantausop/domain';
import { Api } from '../data/api';
import { failureOf, type Failure } from '../data/problem';
import { SessionStore } from '../data/session-store';
import { Filter } from '../filter/filter';

/** No setting of the server takes more than this; sending it would only cost time. */
const MOST_SENT = 64 * 1024 * 1024;

/** One of several files given at once. */
export interface Queued {
  readonly file: File;
  readonly state: 'waiting' | 'sending' | 'ready' | 'refused';
  readonly made: ImportSummary | null;
  readonly failure: Failure | null;
}

/** Refusals that naming the headers mends. */
const ABOUT_HEADERS: readonly string[] = ['header_not_found', 'column_missing'];

/** What a person enters for a new import, its refusal, and the imports made before. */
@Injectable()
export class UploadStore {
  private readonly api = inject(Api);
  private readonly mayImport = inject(SessionStore).may('import.run');
  readonly today = inject(Filter).today;

  readonly earlier = this.api.read(ImportsSchema, () => (this.mayImport ? { path: '/imports' } : undefined));

  readonly file = signal<File | null>(null);
  private readonly chosen = signal<string | null>(null);
  /** id of an OPD; null = by the file */
  readonly unit = this.chosen.asReadonly();
  readonly effectiveOn = signal<string>(this.today);
  readonly queue = signal<readonly Queued[]>([]);
  /** a file whose headers are not known, as far as it was looked into */
  readonly look = signal<FileLook | null>(null);
  readonly sending = signal(false);
  readonly failure = signal<Failure | null>(null);

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
    this.queue.set([]);
    this.clear();
  }

  /** Several files at once: each gets its own preview. */
  takeAll(files: readonly File[]): void {
    this.file.set(null);
    this.queue.set(files.map((file) => ({ file, state: 'waiting', made: null, failure: null })));
    this.clear();
  }

  /** Sends the file; the preview that came of it, or null when it was refused (`failure` says why). */
  async upload(mapping?: FileMapping): Promise<ImportSummary | null> {
    const file = this.file();
    if (file === null || this.dateProblem() || this.tooLarge() || this.sending()) return null;
    this.sending.set(true);
    this.failure.set(null);
    const { made, failure } = await this.sent(file, mapping);
    this.failure.set(failure);
    this.sending.set(false);
    if (failure && ABOUT_HEADERS.includes(failure.problem?.code ?? '')) await this.lookInto(file);
    return made;
  }

  /** Sends the files one after the other; each says in the queue what came of it. */
  async uploadAll(): Promise<void> {
    if (this.dateProblem() || this.sending()) return;
    this.sending.set(true);
    for (const { file, state } of this.queue()) {
      if (state === 'ready') continue;
      this.mark(file, { state: 'sending', made: null, failure: null });
      const { made, failure } = await this.sent(file);
      this.mark(file, { state: made ? 'ready' : 'refused', made, failure });
    }
    this.sending.set(false);
    this.earlier.reload();
  }

  private mark(file: File, now: Omit<Queued, 'file'>): void {
    this.queue.update((queue) => queue.map((one) => (one.file === file ? { file, ...now } : one)));
  }

  private clear(): void {
    this.failure.set(null);
    this.look.set(null);
  }

  private async sent(file: File, mapping?: FileMapping): Promise<Pick<Queued, 'made' | 'failure'>> {
    const form = this.formOf(file);
    if (mapping) form.set('mapping', JSON.stringify(mapping));
    try {
      return { made: await this.api.send('POST', '/imports', form, ImportSummarySchema), failure: null };
    } catch (error) {
      return { made: null, failure: failureOf(error) };
    }
  }

  /** The first lines of a file whose headers are not known, for the person to name them. */
  private async lookInto(file: File): Promise<void> {
    try {
      this.look.set(await this.api.send('POST', '/imports/look', this.formOf(file), FileLookSchema));
    } catch {
      // the refusal that led here stands and says enough
      this.look.set(null);
    }
  }

  private formOf(file: File): FormData {
    const form = new FormData();
    const unit = this.unit();
    if (unit !== null) form.set('unit', unit);
    form.set('effectiveOn', this.effectiveOn());
    form.set('file', file, file.name);
    return form;
  }
}
