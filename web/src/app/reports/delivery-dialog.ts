import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { DeliverySchema, type Deliveries, type Delivery } from '@pantausop/contracts';
import { Api } from '../data/api';
import { Attempt } from '../data/attempt';
import { SessionStore } from '../data/session-store';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { AskFirst } from '../ui/ask-first';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { RefusalNote } from '../ui/refusal-note';
import { Skeleton } from '../ui/skeleton';
import { archivedAt } from './bytes';
import { LetterFrame } from './letter-frame';
import { PictureStore } from './picture-store';
import { ReportFiles } from './report-files';
import { ReportState } from './report-state';
import { ReportWords, type MailState } from './report-words';

const RETRIED: readonly MailState[] = ['deferred', 'rejected', 'given_up'];
const STOPPED: readonly MailState[] = ['pending', 'deferred', 'rejected', 'unknown'];

/** One mail: what was written, every attempt to bring it, and what can be decided about it. */
@Component({
  selector: 'app-delivery-dialog',
  imports: [AskFirst, Dialog, ErrorState, LetterFrame, RefusalNote, ReportFiles, ReportState, RouterLink, Skeleton],
  providers: [PictureStore],
  templateUrl: './delivery-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeliveryDialog {
  readonly mail = input.required<Deliveries['items'][number]>();
  readonly closed = output();
  readonly changed = output();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly words = inject(ReportWords);
  protected readonly keeps = inject(SessionStore).may('reports.manage');
  private readonly api = inject(Api);
  private readonly pictureStore = inject(PictureStore);
  private readonly path = computed(() => `/deliveries/${encodeURIComponent(this.mail().id)}`);

  protected readonly reading = this.api.read(DeliverySchema, () => ({ path: this.path() }));
  protected readonly decision = new Attempt();
  private readonly decided = signal<Delivery | null>(null);
  protected readonly done = computed(() => this.decided() !== null);
  protected readonly delivery = computed(() => this.decided() ?? this.reading.value());
  protected readonly pictures = computed(() => {
    const delivery = this.delivery();
    return delivery ? this.pictureStore.of(delivery.letter.pictures) : [];
  });
  protected readonly files = computed(() => {
    const delivery = this.delivery();
    return delivery?.files.map((file) => ({ ...file, address: archivedAt(delivery.runId, file.digest) })) ?? [];
  });

  constructor() {
    effect(() => {
      const delivery = this.delivery();
      if (delivery) untracked(() => this.pictureStore.bring(delivery.runId, delivery.letter.pictures));
    });
  }

  protected readonly mayRetry = (state: MailState): boolean => this.keeps && RETRIED.includes(state);
  protected readonly mayGiveUp = (state: MailState): boolean => this.keeps && STOPPED.includes(state);

  protected server(server: string): string {
    return server === 'outbox' ? this.messages.t('reports.outbox') : server;
  }

  protected decide(what: 'retry' | 'give-up'): void {
    void this.decision.make(async () => {
      this.decided.set(await this.api.send('POST', `${this.path()}/${what}`, undefined, DeliverySchema));
      this.changed.emit();
    });
  }
}
