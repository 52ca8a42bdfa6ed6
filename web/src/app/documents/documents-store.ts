import { computed, inject, Injectable, signal, type WritableSignal } from '@angular/core';
import {
  DocumentElementsSchema,
  SopDocumentSchema,
  SopDocumentsSchema,
  type DocumentVersion,
  type SopDocument,
} from '@pantausop/contracts';
import { Api } from '../data/api';
import { failureOf, type Failure } from '../data/problem';
import { API } from '../paths';
import { SopStore } from '../sop/sop-store';
import type { FileReading } from './file-reading';

/** A file as somebody wants to give it. */
export interface GivenFile {
  readonly file: File;
  readonly version: DocumentVersion;
  readonly note: string;
}

/** The files of the SOP of the page: given, withdrawn, read for elements. */
@Injectable()
export class DocumentsStore {
  private readonly api = inject(Api);
  private readonly sops = inject(SopStore);
  private readonly path = computed(() => `/sops/${encodeURIComponent(this.sops.id())}/documents`);

  readonly reading = this.api.read(SopDocumentsSchema, () =>
    this.sops.id() === '' ? undefined : { path: this.path() },
  );
  /** the share of a file that has been sent; null when none is being sent */
  readonly sent = signal<number | null>(null);
  /** id of the document that is being read for elements */
  readonly looking = signal<string | null>(null);
  /** why the last file was not taken */
  readonly refused = signal<Failure | null>(null);
  /** why the last file could not be read for elements */
  readonly unread = signal<Failure | null>(null);

  addressOf({ id }: SopDocument): string {
    return `${API}${this.pathOf(id)}`;
  }

  /** @returns the document that came of it; null when the file was refused, and then `refused` says why */
  async give({ file, version, note }: GivenFile): Promise<SopDocument | null> {
    if (this.sent() !== null) return null;
    const form = new FormData();
    form.set('version', version);
    if (note !== '') form.set('note', note);
    form.set('file', file, file.name);
    this.sent.set(0);
    const given = await this.attempt(this.refused, () =>
      this.api.upload(this.path(), form, SopDocumentSchema, (share) => this.sent.set(share)),
    );
    this.sent.set(null);
    if (given) this.reading.reload();
    return given;
  }

  /** What the file shows of the elements; null when it cannot be read. */
  async look({ id, name }: SopDocument): Promise<FileReading | null> {
    if (this.looking() !== null) return null;
    this.looking.set(id);
    const elements = await this.attempt(this.unread, () =>
      this.api.fetch(`${this.pathOf(id)}/elements`, DocumentElementsSchema),
    );
    this.looking.set(null);
    return elements && { name, elements };
  }

  /** @returns the failure; null when it is withdrawn */
  async withdraw({ id }: SopDocument, reason: string): Promise<Failure | null> {
    try {
      await this.api.send('POST', `${this.pathOf(id)}/withdrawal`, { reason }, SopDocumentSchema);
      return null;
    } catch (error) {
      return failureOf(error);
    } finally {
      this.reading.reload();
    }
  }

  private pathOf(document: string): string {
    return `${this.path()}/${encodeURIComponent(document)}`;
  }

  private async attempt<T>(failed: WritableSignal<Failure | null>, work: () => Promise<T>): Promise<T | null> {
    failed.set(null);
    try {
      return await work();
    } catch (error) {
      failed.set(failureOf(error));
      return null;
    }
  }
}
