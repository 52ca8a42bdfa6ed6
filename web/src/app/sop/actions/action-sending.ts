import { computed, inject, Injectable, signal } from '@angular/core';
import {
  SopEventSchema,
  SopEventsSchema,
  SopsSchema,
  VerificationSchema,
  type SopDetail,
  type SopEvents,
  type SopEventView,
} from '@pantausop/contracts';
import { decisionNumberKey } from '@pantausop/domain';
import { Api } from '../../data/api';
import { failureOf, type Failure } from '../../data/problem';
import type { RecordType } from './action-form';

/** Sends one record on the version that was seen; when others were faster, finds out what they recorded. */
@Injectable()
export class ActionSending {
  private readonly api = inject(Api);
  readonly busy = signal(false);
  readonly failure = signal<Failure | null>(null);
  /** the history that others made, when it is not the one that was seen */
  private readonly newer = signal<SopEvents | null>(null);
  private readonly seen = signal<ReadonlySet<string>>(new Set());
  /** the newer history, once somebody has decided to go on with it */
  readonly basis = signal<SopEvents | null>(null);
  /** others have recorded something since, and it has not been looked at */
  readonly conflict = computed(() => this.newer() !== null);
  /** what they recorded, in its order */
  readonly news = computed(() =>
    ((this.newer() ?? this.basis())?.items ?? []).filter(({ id }) => this.seen().size > 0 && !this.seen().has(id)),
  );
  /** titles of other SOPs of the OPD that have the number */
  readonly namesakes = signal<readonly string[]>([]);

  /** @returns what was recorded; null when it was not, and then `failure` or `conflict` says why */
  async send(
    sop: string,
    type: RecordType,
    body: unknown,
    { items, version }: SopEvents,
  ): Promise<SopEventView | 'verified' | null> {
    if (this.busy()) return null;
    this.busy.set(true);
    this.failure.set(null);
    const path = `/sops/${encodeURIComponent(sop)}`;
    try {
      if (type !== 'verification') return await this.api.send('POST', `${path}/events`, body, SopEventSchema, version);
      await this.api.send('POST', `${path}/verification`, body, VerificationSchema, version);
      return 'verified';
    } catch (error) {
      const failure = failureOf(error);
      if (failure.problem?.code === 'sop_changed') {
        this.seen.set(new Set(items.map(({ id }) => id)));
        this.newer.set(await this.api.fetch(`${path}/events`, SopEventsSchema));
      } else this.failure.set(failure);
      return null;
    } finally {
      this.busy.set(false);
    }
  }

  /** The newer history becomes the one on which is decided. */
  goOn(): void {
    this.basis.set(this.newer());
    this.newer.set(null);
  }

  /** Looks for the number among the SOPs of the OPD. */
  async lookForNumber(number: string, { id, opd, unit }: SopDetail): Promise<void> {
    const wanted = decisionNumberKey(number);
    this.namesakes.set([]);
    if (wanted === '') return;
    const { items } = await this.api.fetch('/sops', SopsSchema, { q: number.trim(), unit: (opd ?? unit).id });
    this.namesakes.set(
      items.filter((sop) => sop.id !== id && decisionNumberKey(sop.number ?? '') === wanted).map(({ title }) => title),
    );
  }
}
