import {
  Controller,
  Get,
  Param,
  Patch,
  Post,
  UploadedFile,
  UseInterceptors,
  type StreamableFile,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  FileLookSchema,
  ImportDecisionsSchema,
  ImportOptionsSchema,
  ImportProgressSchema,
  ImportQuerySchema,
  ImportSchema,
  ImportsSchema,
  MarkedQuerySchema,
  type FileLook,
  type Import,
  type ImportDecisions,
  type ImportOptions,
  type ImportProgress,
  type ImportQuery,
  type Imports,
  type MarkedQuery,
} from '@pantausop/contracts';
import { download, XLSX_TYPE } from '../files/download';
import { Asked, BadInputError, Endpoint, type Ask } from '../http';
import { ImportRecording } from './import-recording';
import { ImportsService, type UploadedRegister } from './imports.service';
import { templateCsv } from './template';

/** More than any setting of the size of a file, so that the refusal can name the setting. */
const MOST_RECEIVED = 64 * 1024 * 1024;

/** A file as multer gives it. */
interface ReceivedFile {
  readonly originalname: string;
  readonly buffer: Uint8Array;
}

/** Register files: preview first, then commit, perhaps revert. */
@Controller('api/v1/imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly recording: ImportRecording,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Upload a register file (XLSX, ODS or CSV) and preview what it would record',
    access: 'import.run',
    multipart: true,
    body: ImportOptionsSchema,
    answer: ImportSchema,
  })
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: MOST_RECEIVED, files: 1 } }))
  preview(
    @Asked() { body, caller }: Ask<undefined, ImportOptions>,
    @UploadedFile() file: ReceivedFile | undefined,
  ): Promise<Import> {
    return this.imports.preview(received(file), body, caller);
  }

  @Post('look')
  @Endpoint({
    summary: 'Look into a file whose headers are not known: its first lines, to name them by',
    access: 'import.run',
    multipart: true,
    body: ImportOptionsSchema,
    answer: FileLookSchema,
    status: 200,
  })
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: MOST_RECEIVED, files: 1 } }))
  look(
    @Asked() { body, caller }: Ask<undefined, ImportOptions>,
    @UploadedFile() file: ReceivedFile | undefined,
  ): Promise<FileLook> {
    return this.imports.look(received(file), body, caller);
  }

  @Get()
  @Endpoint({ summary: 'The latest imports', access: 'import.run', answer: ImportsSchema })
  list(@Asked() { caller }: Ask): Promise<Imports> {
    return this.imports.list(caller);
  }

  @Get('template.xlsx')
  @Endpoint({
    summary: 'The empty template as XLSX, with lists to choose from',
    access: 'import.run',
    produces: XLSX_TYPE,
  })
  async templateXlsx(@Asked() _: Ask): Promise<StreamableFile> {
    return download(await this.imports.template(), XLSX_TYPE, 'template-register-sop.xlsx');
  }

  @Get('template.csv')
  @Endpoint({ summary: 'The empty template as CSV', access: 'import.run', produces: 'text/csv' })
  templateCsv(@Asked() _: Ask): StreamableFile {
    return download(Buffer.from(templateCsv(), 'utf8'), 'text/csv; charset=utf-8', 'template-register-sop.csv');
  }

  @Get(':id')
  @Endpoint({
    summary: 'An import with a page of its rows',
    access: 'import.run',
    query: ImportQuerySchema,
    answer: ImportSchema,
  })
  get(@Asked() { query, caller }: Ask<ImportQuery>, @Param('id') id: string): Promise<Import> {
    return this.imports.get(id, query, caller);
  }

  @Patch(':id')
  @Endpoint({
    summary: 'Decide on areas, units and dates, and preview anew',
    access: 'import.run',
    body: ImportDecisionsSchema,
    answer: ImportSchema,
  })
  decide(@Asked() { body, caller }: Ask<undefined, ImportDecisions>, @Param('id') id: string): Promise<Import> {
    return this.imports.decide(id, body, caller);
  }

  @Post(':id/commit')
  @Endpoint({
    summary: 'Record what the preview shows, in one transaction',
    access: 'import.run',
    body: ImportDecisionsSchema,
    answer: ImportSchema,
    status: 200,
  })
  commit(@Asked() { body, caller }: Ask<undefined, ImportDecisions>, @Param('id') id: string): Promise<Import> {
    return this.imports.commit(id, body, caller);
  }

  @Post(':id/revert')
  @Endpoint({
    summary: 'Retract exactly what an import recorded; what later work rests on stays and is named',
    access: 'import.run',
    answer: ImportSchema,
    status: 200,
  })
  revert(@Asked() { caller }: Ask, @Param('id') id: string): Promise<Import> {
    return this.recording.revert(id, caller);
  }

  @Get(':id/progress')
  @Endpoint({ summary: 'How far the recording of an import is', access: 'import.run', answer: ImportProgressSchema })
  progress(@Asked() { caller }: Ask, @Param('id') id: string): Promise<ImportProgress> {
    return this.recording.progress(id, caller);
  }

  @Get(':id/errors.xlsx')
  @Endpoint({
    summary: "The file's rows with what is wrong beside each",
    access: 'import.run',
    query: MarkedQuerySchema,
    produces: XLSX_TYPE,
  })
  async errors(@Asked() { query, caller }: Ask<MarkedQuery>, @Param('id') id: string): Promise<StreamableFile> {
    const { bytes, name } = await this.imports.marked(id, query.language ?? 'id', caller);
    return download(bytes, XLSX_TYPE, name);
  }
}

const NO_FILE = {
  id: 'belum ada: kirim berkas register di isian ini',
  en: 'is missing: send the register in this field',
};

function received(file: ReceivedFile | undefined): UploadedRegister {
  if (!file) throw new BadInputError([{ path: 'file', message: NO_FILE }], ImportOptionsSchema);
  return { name: nameOf(file), bytes: file.buffer };
}

/** Browsers send UTF-8 names that multer reads as Latin-1. */
const nameOf = ({ originalname }: ReceivedFile): string =>
  Buffer.from(originalname, 'latin1').toString('utf8').split(/[\\/]/).at(-1)?.slice(0, 200) || 'register';
