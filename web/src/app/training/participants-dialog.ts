import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import {
  ParticipantPreviewSchema,
  ParticipantsAddedSchema,
  ParticipantsSchema,
  type Participant,
  type ParticipantPreview,
  type Training,
} from '@pantausop/contracts';
import { API } from '../paths';
import { Api } from '../data/api';
import { FailureWords } from '../data/failure-words';
import { failureOf } from '../data/problem';
import { SessionStore } from '../data/session-store';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { saveMarked } from '../table-import/save-marked';
import { AskFirst } from '../ui/ask-first';
import { Dialog } from '../ui/dialog';
import { Download } from '../ui/download';
import { ErrorNote } from '../ui/error-note';
import { FileDrop } from '../ui/file-drop';
import { Segmented } from '../ui/segmented';
import { UnitChooser } from '../unit-choice/unit-chooser';

/** Who took part in one training: the list, and for who keeps it one more OPD or a pasted list. */
@Component({
  selector: 'app-participants-dialog',
  imports: [AskFirst, Dialog, Download, ErrorNote, FileDrop, Segmented, UnitChooser],
  templateUrl: './participants-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ParticipantsDialog {
  readonly training = input.required<Training>();
  readonly closed = output();
  readonly changed = output();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly keeps = inject(SessionStore).may('training.keep');
  private readonly api = inject(Api);
  private readonly words = inject(FailureWords);
  private readonly path = computed(() => `/trainings/${encodeURIComponent(this.training().id)}/participants`);

  protected readonly participants = this.api.read(ParticipantsSchema, () => ({ path: this.path() }));
  protected readonly people = computed(() =>
    (this.participants.value()?.items ?? []).reduce((sum, one) => sum + one.people, 0),
  );
  protected readonly batches = computed(() => Array.from({ length: this.training().batches }, (_, i) => i + 1));
  protected readonly way = signal<'one' | 'list'>('list');
  protected readonly ways = computed(() =>
    (['list', 'one'] as const).map((value) => ({ value, label: this.messages.t(`training.${value}`) })),
  );
  protected readonly template = `${API}/trainings/participants-template.xlsx`;
  /** id of the OPD of one participant */
  protected readonly unit = signal('');
  protected readonly text = signal('');
  protected readonly file = signal<File | null>(null);
  protected readonly preview = signal<ParticipantPreview | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly done = signal('');

  protected nameOf({ name, people }: Pick<Participant, 'name' | 'people'>): string {
    return name ?? this.messages.t('training.unnamed', { count: this.format.count(people) });
  }

  protected write(event: Event): void {
    this.text.set((event.target as HTMLTextAreaElement).value);
    this.preview.set(null);
    this.done.set('');
  }

  protected take(file: File | null): void {
    this.file.set(file);
    this.preview.set(null);
    this.done.set('');
  }

  /** the file, else what was pasted */
  private given(): FormData {
    const form = new FormData();
    const file = this.file();
    if (file) form.set('file', file);
    else form.set('text', this.text());
    return form;
  }

  protected look(event: Event): void {
    event.preventDefault();
    if (!this.file() && this.text().trim() === '') return;
    void this.attempt(async () => {
      this.preview.set(await this.api.send('POST', `${this.path()}/preview`, this.given(), ParticipantPreviewSchema));
    });
  }

  protected marked(): void {
    void this.attempt(() => saveMarked(this.api, this.messages, this.path(), this.given()));
  }

  protected addList(): void {
    if (this.preview()?.refused !== 0) return;
    void this.attempt(async () => {
      await this.add(`${this.path()}/list`, this.given());
      this.text.set('');
      this.file.set(null);
      this.preview.set(null);
    });
  }

  protected addOne(event: Event): void {
    event.preventDefault();
    const target = event.target as HTMLFormElement;
    const form = new FormData(target);
    const text = (name: string): string => String(form.get(name) ?? '').trim();
    if (this.unit() === '') return this.problem.set(this.messages.t('training.p_no_unit'));
    const name = text('name') || null;
    const row = {
      ...{ unit: this.unit(), name, drafts: form.get('drafts') !== null },
      people: name === null ? Number(text('people') || 1) : 1,
      batch: text('batch') === '' ? null : Number(text('batch')),
    };
    void this.attempt(async () => {
      await this.add(this.path(), { rows: [row] });
      target.reset();
      this.unit.set('');
    });
  }

  protected remove({ id }: Participant): void {
    void this.attempt(async () => {
      await this.api.tell('DELETE', `${this.path()}/${encodeURIComponent(id)}`);
      this.reload();
    });
  }

  private async add(path: string, body: object): Promise<void> {
    const { people } = await this.api.send('POST', path, body, ParticipantsAddedSchema);
    this.done.set(this.messages.t('training.added', { people: this.format.count(people) }));
    this.reload();
  }

  private reload(): void {
    this.participants.reload();
    this.changed.emit();
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set('');
    this.done.set('');
    try {
      await work();
    } catch (error) {
      this.problem.set(this.words.of(failureOf(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
