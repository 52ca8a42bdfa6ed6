import { Controller, Get, Param, Post, Res, StreamableFile, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  DocumentElementsSchema,
  NewDocumentSchema,
  SopDocumentSchema,
  SopDocumentsSchema,
  WithdrawalSchema,
  type DocumentElements,
  type NewDocument,
  type SopDocument,
  type SopDocuments,
  type Withdrawal,
} from '@pantausop/contracts';
import type { Response } from 'express';
import { Asked, BadInputError, Endpoint, type Ask } from '../http';
import { DocumentsService } from './documents.service';

/** More than any setting of the size of a file, so that the refusal can name the setting. */
const MOST_RECEIVED = 65 * 1024 * 1024;

const NO_FILE = {
  id: 'belum ada: kirim dokumen di isian ini',
  en: 'is missing: send the document in this field',
};

/** A file as multer gives it. */
interface ReceivedFile {
  readonly originalname: string;
  readonly buffer: Uint8Array;
}

/** The documents of an SOP. */
@Controller('api/v1/sops/:id/documents')
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Post()
  @Endpoint({
    summary: 'Give a file (DOCX, PDF or XLSX) as the document of an SOP',
    access: 'register.record',
    multipart: true,
    body: NewDocumentSchema,
    answer: SopDocumentSchema,
  })
  @UseInterceptors(
    // a path in a name is refused in words, not cut off unseen
    FileInterceptor('file', {
      preservePath: true,
      limits: { fileSize: MOST_RECEIVED, files: 1, fields: 10, fieldSize: 10_000 },
    }),
  )
  add(
    @Asked() { body, caller }: Ask<undefined, NewDocument>,
    @Param('id') id: string,
    @UploadedFile() file: ReceivedFile | undefined,
  ): Promise<SopDocument> {
    if (!file) throw new BadInputError([{ path: 'file', message: NO_FILE }], NewDocumentSchema);
    return this.documents.add(id, { name: nameOf(file), bytes: file.buffer }, body, caller);
  }

  @Get()
  @Endpoint({
    summary: 'The documents of an SOP, withdrawn ones included',
    access: 'register.read',
    answer: SopDocumentsSchema,
  })
  list(@Asked() { caller }: Ask, @Param('id') id: string): Promise<SopDocuments> {
    return this.documents.list(id, caller);
  }

  @Get(':document')
  @Endpoint({
    summary: 'The file of a document, as it was uploaded',
    access: 'register.read',
    produces: 'application/octet-stream',
  })
  async fetch(
    @Asked() { caller }: Ask,
    @Param('id') id: string,
    @Param('document') document: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { document: found, bytes } = await this.documents.fetch(id, document, caller);
    response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'; frame-ancestors 'none'");
    return new StreamableFile(bytes, {
      type: found.file.mediaType,
      length: bytes.length,
      disposition: attachment(found.name),
    });
  }

  @Get(':document/elements')
  @Endpoint({
    summary: 'Which of the 19 elements the file shows, with the words found and where; proposals, nothing is recorded',
    access: 'register.read',
    answer: DocumentElementsSchema,
  })
  elements(
    @Asked() { caller }: Ask,
    @Param('id') id: string,
    @Param('document') document: string,
  ): Promise<DocumentElements> {
    return this.documents.elements(id, document, caller);
  }

  @Post(':document/withdrawal')
  @Endpoint({
    summary: 'Withdraw a document, with the reason; it stays in the list',
    access: 'register.record',
    body: WithdrawalSchema,
    answer: SopDocumentSchema,
  })
  withdraw(
    @Asked() { body, caller }: Ask<undefined, Withdrawal>,
    @Param('id') id: string,
    @Param('document') document: string,
  ): Promise<SopDocument> {
    return this.documents.withdraw(id, document, body, caller);
  }
}

/** Browsers send UTF-8 names that multer reads as Latin-1. */
const nameOf = ({ originalname }: ReceivedFile): string => Buffer.from(originalname, 'latin1').toString('utf8');

/** RFC 6266 with the name of RFC 5987, and one of plain letters for what does not know it. */
const attachment = (name: string): string => {
  const plain = name.replace(/[^\w.() -]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
};
