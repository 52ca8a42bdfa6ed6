import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  DocumentElementsSchema,
  type DocumentElements,
  type DocumentKind,
  type NewDocument,
  type SopDocument,
  type SopDocuments,
  type Withdrawal,
} from '@pantausop/contracts';
import { RefusedError, type SopId } from '@pantausop/domain';
import { Clock } from '../config';
import type { Caller } from '../http';
import { documentRefusal } from './document-refusal';
import { DocumentReader } from './document-reader';
import { DocumentScope } from './document-scope';
import { documentView } from './document-view';
import { DocumentsRepository, type RecordedDocument } from './documents.repository';
import { cleanFileName } from './file-name';
import { digestOf, FileStore } from './file-store';
import { READER, type Findings } from './reading/document-job';

/** What is kept of a reading. */
const FindingsSchema = DocumentElementsSchema.pick({ pages: true, hasText: true, items: true });

const MEDIA_TYPES: Readonly<Record<DocumentKind, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

/** A file as it was sent. */
export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The documents of an SOP: given, listed, fetched, withdrawn; never deleted. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly store: FileStore,
    private readonly reader: DocumentReader,
    private readonly scope: DocumentScope,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError for a file that is not taken, and `not_found` outside the caller's scope; then nothing is kept */
  async add(sop: SopId, upload: Upload, { version, note }: NewDocument, caller: Caller): Promise<SopDocument> {
    const history = await this.scope.mustWorkOn(sop, caller);
    if (/[\\/]/.test(upload.name)) throw documentRefusal('document_path', {});
    const { kind, findings } = await this.reader.see(upload.bytes, upload.name);
    const sha256 = digestOf(upload.bytes);
    await this.store.keep(sha256, upload.bytes);
    const document: RecordedDocument = {
      id: randomUUID(),
      governmentId: await this.scope.governmentId(),
      sop,
      file: { sha256, size: upload.bytes.length, kind, mediaType: MEDIA_TYPES[kind] },
      name: cleanFileName(upload.name, kind),
      version: version ?? this.scope.versionOf(history),
      note: note === undefined || note === '' ? null : note,
      uploadedAt: this.clock.stamp(),
      uploadedBy: caller.username,
      uploadedByName: caller.name,
      withdrawn: null,
    };
    await this.documents.add(document);
    await this.documents.keepReading(sha256, READER, JSON.stringify(findings), document.uploadedAt);
    return documentView(document, await this.documents.of(document.governmentId, sop));
  }

  async list(sop: SopId, caller: Caller): Promise<SopDocuments> {
    await this.scope.mustSee(sop, caller);
    const all = await this.documents.of(await this.scope.governmentId(), sop);
    return { items: all.map((document) => documentView(document, all)), maxBytes: this.reader.maxBytes };
  }

  /** The bytes with the name and type under which they are sent. */
  async fetch(sop: SopId, id: string, caller: Caller): Promise<{ document: RecordedDocument; bytes: Uint8Array }> {
    await this.scope.mustSee(sop, caller);
    const { document } = await this.find(sop, id);
    return { document, bytes: await this.store.bytes(document.file.sha256) };
  }

  /** What reading the file says about the 19 elements: read once per file and version of the reader. */
  async elements(sop: SopId, id: string, caller: Caller): Promise<DocumentElements> {
    await this.scope.mustSee(sop, caller);
    const { document } = await this.find(sop, id);
    const { sha256 } = document.file;
    const kept = await this.documents.reading(sha256, READER);
    const findings = kept === null ? await this.readAgain(document) : FindingsSchema.parse(JSON.parse(kept));
    return { document: id, sha256, reader: READER, ...findings, items: [...findings.items] };
  }

  /** @throws RefusedError when it is withdrawn already */
  async withdraw(sop: SopId, id: string, { reason }: Withdrawal, caller: Caller): Promise<SopDocument> {
    await this.scope.mustWorkOn(sop, caller);
    const { document } = await this.find(sop, id);
    const withdrawal = { reason, at: this.clock.stamp(), by: caller.username, byName: caller.name };
    if (!(await this.documents.withdraw(id, document.governmentId, withdrawal))) {
      throw new RefusedError('document_withdrawn', 'conflict', {
        id: 'dokumen ini sudah ditarik: muat ulang daftarnya',
        en: 'the document was withdrawn before: read the list again',
      });
    }
    const { all } = await this.find(sop, id);
    return documentView({ ...document, withdrawn: withdrawal }, all);
  }

  private async readAgain({ file, name }: RecordedDocument): Promise<Findings> {
    const { findings } = await this.reader.see(await this.store.bytes(file.sha256), name);
    await this.documents.keepReading(file.sha256, READER, JSON.stringify(findings), this.clock.stamp());
    return findings;
  }

  private async find(sop: SopId, id: string): Promise<{ document: RecordedDocument; all: RecordedDocument[] }> {
    const all = await this.documents.of(await this.scope.governmentId(), sop);
    const document = all.find((one) => one.id === id);
    if (document) return { document, all };
    const reason = {
      id: 'dokumen ini tidak ada pada SOP ini: muat ulang daftarnya',
      en: 'there is no such document of this SOP: load the list again',
      detail: `there is no document ${id} of this SOP`,
    };
    throw new RefusedError('document_not_found', 'not_found', reason, { document: id });
  }
}
