import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  ReportLetterSchema,
  ReportRunSchema,
  ReportScheduleSchema,
  type ReportLetterView,
  type ReportRun,
} from '@pantausop/contracts';
import { Api } from '../data/api';
import { Attempt } from '../data/attempt';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { ErrorState } from '../ui/error-state';
import { RefusalNote } from '../ui/refusal-note';
import { Skeleton } from '../ui/skeleton';
import { blobAddress, dataAddress } from './bytes';
import { LetterFrame } from './letter-frame';
import { LeftOutList } from './left-out-list';
import { ReportFiles } from './report-files';
import { ReportWords } from './report-words';

type Receiver = ReportLetterView['recipients'][number];

/** The mail of a schedule exactly as it would be sent now, as one of its receivers gets it; and a test of it to oneself. */
@Component({
  selector: 'app-preview-page',
  imports: [ErrorState, LeftOutList, LetterFrame, RefusalNote, ReportFiles, RouterLink, Skeleton],
  templateUrl: './preview-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PreviewPage {
  readonly id = input.required<string>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly words = inject(ReportWords);
  private readonly api = inject(Api);

  protected readonly schedule = this.api.read(ReportScheduleSchema, () => ({ path: pathOf(this.id()) }));
  /** as whom it is asked for; null = the first */
  private readonly receiver = signal<Receiver | null>(null);
  protected readonly letter = signal<ReportLetterView | null>(null);
  protected readonly writing = new Attempt();
  protected readonly testing = new Attempt();
  protected readonly sent = signal<ReportRun | null>(null);

  protected readonly pictures = computed(
    () => this.letter()?.pictures.map((picture) => ({ cid: picture.cid, address: dataAddress(picture) })) ?? [],
  );
  protected readonly files = computed(
    () => this.letter()?.files.map((file) => ({ ...file, address: blobAddress(file) })) ?? [],
  );
  /** what became of the test, in a sentence */
  protected readonly told = computed(() => {
    const run = this.sent();
    if (!run) return '';
    const { t } = this.messages;
    const [mail] = run.messages;
    if (!mail) return t('reports.testNone', { why: this.words.runReason(run.reason) });
    const { address, state } = mail;
    return state === 'accepted'
      ? t('reports.testSent', { address })
      : t('reports.testNotSent', { address, state: this.words.mail(state) });
  });

  constructor() {
    effect(() => {
      const [id, receiver] = [this.id(), this.receiver()];
      untracked(() => void this.write(id, receiver));
    });
    // what a letter brought into memory goes with it
    effect((onCleanup) => {
      const held = this.files();
      onCleanup(() => held.forEach(({ address }) => URL.revokeObjectURL(address)));
    });
  }

  protected choose(event: Event): void {
    const position = Number((event.target as HTMLSelectElement).value);
    this.receiver.set(this.letter()?.recipients[position] ?? null);
  }

  protected isShown(receiver: Receiver): boolean {
    const asked = this.receiver() ?? this.letter()?.recipients[0];
    return asked !== undefined && this.receiverWords(asked) === this.receiverWords(receiver);
  }

  protected receiverWords({ name, address, unitIds }: Receiver): string {
    return [name, address, ...unitIds.map((id) => this.words.unit(id))].join(' · ');
  }

  protected again(): void {
    void this.write(this.id(), this.receiver());
  }

  protected test(): void {
    this.sent.set(null);
    void this.testing.make(async () => {
      const body = unitsOf(this.receiver() ?? this.letter()?.recipients[0]);
      this.sent.set(await this.api.send('POST', `${pathOf(this.id())}/send-test`, body, ReportRunSchema));
    });
  }

  private async write(id: string, receiver: Receiver | null): Promise<void> {
    const body = receiver ? { address: receiver.address, ...unitsOf(receiver) } : {};
    await this.writing.make(async () => {
      this.letter.set(await this.api.send('POST', `${pathOf(id)}/preview`, body, ReportLetterSchema));
    });
  }
}

/** Of which OPDs a mail is asked; reports on the whole government are of none. */
const unitsOf = (receiver: Receiver | undefined) =>
  receiver && receiver.unitIds.length > 0 ? { unitIds: receiver.unitIds } : {};

const pathOf = (id: string): string => `/report-schedules/${encodeURIComponent(id)}`;
