import { computed, inject, Injectable, signal } from '@angular/core';
import {
  ImportProgressSchema,
  ImportSchema,
  ImportSummarySchema,
  type ImportDecisions,
  type ImportProgress,
  type RowOutcome,
} from '@pantausop/contracts';
import { Api } from '../data/api';
import { failureOf, type Failure } from '../data/problem';
import { isEmpty, mergeDecisions, missingOf } from './decisions';
import { changedDateOf } from './row-findings';

export const ROWS_PER_PAGE = 25;
const MOST_PER_REQUEST = 500;
const PROGRESS_MS = 1_000;
const OUTCOMES: readonly RowOutcome[] = ['new', 'changed', 'error', 'same'];

/** One import: its preview with a page of rows, the answers on their way, and what became of it. */
@Injectable()
export class PreviewStore {
  private readonly api = inject(Api);

  /** of the address */
  readonly id = signal('');
  private readonly askedOutcome = signal<RowOutcome | undefined>(undefined);
  readonly page = signal(1);

  /** what the person asked to see; at first whatever is there, new rows before the others */
  readonly outcome = computed<RowOutcome>(() => {
    const counts = this.first.value()?.counts;
    return this.askedOutcome() ?? OUTCOMES.find((outcome) => (counts?.[outcome] ?? 0) > 0) ?? 'new';
  });

  private readonly first = this.api.read(ImportSummarySchema, () => this.asked({ pageSize: 1 }));
  readonly reading = this.api.read(ImportSchema, () =>
    this.first.value()
      ? this.asked({ outcome: this.outcome(), page: this.page(), pageSize: ROWS_PER_PAGE })
      : undefined,
  );
  readonly preview = computed(() => {
    const value = this.reading.value();
    return value?.id === this.id() ? value : undefined;
  });
  readonly failure = computed(() => this.first.failure() ?? this.reading.failure());

  /** answers that the server does not have yet */
  private readonly unsent = signal<ImportDecisions>({});
  /** row keys whose later dates are further events (true) or corrections */
  private readonly unsentFurther = signal<Readonly<Record<string, boolean>>>({});
  private readonly sending = signal(false);
  readonly decideFailure = signal<Failure | null>(null);
  readonly committing = signal(false);
  /** rows recorded so far, while it is being saved */
  readonly progress = signal<ImportProgress | null>(null);
  readonly commitFailure = signal<Failure | null>(null);

  /** answers of this visit that the preview itself no longer shows */
  readonly acceptedAreas = signal(false);
  readonly namedOpds = signal<Readonly<Record<string, { unit: string; rows: number }>>>({});
  readonly allFurther = signal(false);

  readonly busy = computed(() => this.sending() || this.reading.loading());
  readonly hasUnsent = computed(() => !isEmpty(this.unsent()) || !isEmpty(this.unsentFurther()));
  readonly missing = computed(() => {
    const preview = this.preview();
    return preview ? missingOf(preview) : null;
  });

  open(id: string): void {
    this.id.set(id);
    this.show(undefined);
    this.unsent.set({});
    this.unsentFurther.set({});
    this.acceptedAreas.set(false);
    this.namedOpds.set({});
    this.allFurther.set(false);
  }

  show(outcome: RowOutcome | undefined): void {
    this.page.set(1);
    this.askedOutcome.set(outcome);
  }

  retry(): void {
    if (this.first.failure()) this.first.reload();
    if (this.reading.failure()) this.reading.reload();
  }

  acceptAreas(accepted: boolean): void {
    this.acceptedAreas.set(accepted);
    this.decide({ acceptAreas: accepted });
  }

  nameOpd(name: string, rows: number, unit: string): void {
    this.namedOpds.update((named) => ({ ...named, [name]: { unit, rows } }));
    this.decide({ opds: { [name]: unit } });
  }

  takeAllAsFurther(further: boolean): void {
    this.allFurther.set(further);
    this.decide({ acceptRevisions: further });
  }

  /** One row's later dates: a further event, or a correction. */
  takeRowAsFurther(key: string, further: boolean): void {
    this.unsentFurther.update((rows) => ({ ...rows, [key]: further }));
    void this.sendDecisions();
  }

  /** Sends an answer; those given meanwhile follow in one request. What cannot be sent is kept and can be sent again. */
  decide(decisions: ImportDecisions): void {
    this.unsent.update((unsent) => mergeDecisions(unsent, decisions));
    void this.sendDecisions();
  }

  async sendDecisions(): Promise<void> {
    if (this.sending()) return;
    this.sending.set(true);
    this.decideFailure.set(null);
    this.commitFailure.set(null);
    while (this.hasUnsent() && this.decideFailure() === null) await this.sendOnce();
    this.sending.set(false);
    this.reading.reload();
  }

  /** Records what the preview shows. */
  async commit(): Promise<void> {
    if (this.committing() || this.busy()) return;
    this.committing.set(true);
    this.commitFailure.set(null);
    const bell = setInterval(() => void this.askProgress(), PROGRESS_MS);
    try {
      await this.api.send('POST', `${this.path}/commit`, {}, ImportSummarySchema);
    } catch (error) {
      this.commitFailure.set(failureOf(error));
    } finally {
      clearInterval(bell);
      this.progress.set(null);
      this.committing.set(false);
      // after a refusal too: the register may have changed, and the preview with it
      this.reload();
    }
  }

  /** How far the server is; an answer that does not come is asked for again at the next stroke. */
  private async askProgress(): Promise<void> {
    const said = await this.api.fetch(`${this.path}/progress`, ImportProgressSchema, {}).catch(() => null);
    if (this.committing() && said && said.total > 0) this.progress.set(said);
  }

  reload(): void {
    this.reading.reload();
  }

  private async sendOnce(): Promise<void> {
    const [sent, further] = [this.unsent(), this.unsentFurther()];
    this.unsent.set({});
    this.unsentFurther.set({});
    try {
      const decisions = isEmpty(further) ? sent : { ...sent, revisions: await this.revisionsWith(further) };
      await this.api.send('PATCH', this.path, decisions, ImportSummarySchema);
    } catch (error) {
      this.unsent.update((later) => mergeDecisions(sent, later));
      this.unsentFurther.update((later) => ({ ...further, ...later }));
      this.decideFailure.set(failureOf(error));
    }
  }

  /** The server takes the whole list of such rows, so those that it has already are read first. */
  private async revisionsWith(further: Readonly<Record<string, boolean>>): Promise<string[]> {
    const others = (await this.furtherRows()).filter((key) => !(key in further));
    return [...others, ...Object.keys(further).filter((key) => further[key])];
  }

  /** Keys of the rows whose later dates count as further events already. */
  private async furtherRows(): Promise<string[]> {
    const keys: string[] = [];
    for (let page = 1; ; page++) {
      const query = { outcome: 'changed', page, pageSize: MOST_PER_REQUEST };
      const { rows, rowsTotal } = await this.api.fetch(this.path, ImportSchema, query);
      keys.push(...rows.filter((row) => changedDateOf(row) === 'further').map(({ key }) => key));
      if (page * MOST_PER_REQUEST >= rowsTotal) return keys;
    }
  }

  private asked(query: { outcome?: RowOutcome; page?: number; pageSize: number }) {
    return this.id() === '' ? undefined : { path: this.path, query };
  }

  private get path(): string {
    return `/imports/${encodeURIComponent(this.id())}`;
  }
}
