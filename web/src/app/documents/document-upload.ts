import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { DOCUMENT_VERSIONS, type DocumentVersion } from '@pantausop/contracts';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { FileDrop } from '../ui/file-drop';
import { sizeInWords } from '../ui/file-size';
import { RefusalNote } from '../ui/refusal-note';
import { DocumentsStore, type GivenFile } from './documents-store';

/** Where a file is given as the document of an SOP: dropped or chosen, said what it is, and sent in sight. */
@Component({
  selector: 'app-document-upload',
  imports: [FileDrop, RefusalNote],
  templateUrl: './document-upload.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DocumentUpload {
  /** of what the file is when nobody says */
  readonly preset = input.required<DocumentVersion>();
  readonly maxBytes = input.required<number>();
  readonly given = output<GivenFile>();
  protected readonly messages = inject(Messages);
  protected readonly store = inject(DocumentsStore);
  private readonly format = inject(Format);

  protected readonly versions = DOCUMENT_VERSIONS;
  protected readonly file = signal<File | null>(null);
  protected readonly version = linkedSignal(() => this.preset());
  protected readonly note = signal('');
  protected readonly most = computed(() => sizeInWords(this.maxBytes(), this.format.count));
  protected readonly tooLarge = computed(() => {
    const size = this.file()?.size ?? 0;
    if (size <= this.maxBytes()) return '';
    return this.messages.t('documents.tooLarge', { size: sizeInWords(size, this.format.count), most: this.most() });
  });
  protected readonly percent = computed(() => Math.floor((this.store.sent() ?? 0) * 100));

  constructor() {
    let sending = false;
    effect(() => {
      const now = this.store.sent() !== null;
      // what was taken makes room for the next; what was refused stays, so that it can be seen and replaced
      if (sending && !now && this.store.refused() === null) this.clear();
      sending = now;
    });
  }

  protected take(file: File | null): void {
    this.file.set(file);
    this.store.refused.set(null);
  }

  protected write(event: Event): void {
    this.note.set((event.target as HTMLInputElement).value);
  }

  protected send(event: Event): void {
    event.preventDefault();
    const file = this.file();
    if (file === null || this.tooLarge() !== '' || this.store.sent() !== null) return;
    this.given.emit({ file, version: this.version(), note: this.note().trim() });
  }

  private clear(): void {
    this.file.set(null);
    this.note.set('');
  }
}
