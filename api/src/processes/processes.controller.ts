import { Controller, Get, Param, Post, Put, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  NewLkeCutsSchema,
  NewProcessSchema,
  ProcessesQuerySchema,
  ProcessesSchema,
  ProcessEventBodySchema,
  ProcessRecordedSchema,
  ProcessTableSchema,
  ProcessTableViewSchema,
  type NewLkeCuts,
  type NewProcess,
  type Processes,
  type ProcessesQuery,
  type ProcessEventBody,
  type ProcessRecorded,
  type ProcessTable,
  type ProcessTableView,
} from '@pantausop/contracts';
import { Asked, Endpoint, type Ask } from '../http';
import { ProcessImport } from './process-import';
import { ProcessMap } from './process-map';
import { ProcessRecorder } from './process-recorder';

/** More than the reader takes, so that the refusal can say what it takes. */
const RECEIVED = { limits: { fileSize: 8 * 1024 * 1024, files: 1 } };

interface ReceivedFile {
  readonly buffer: Uint8Array;
}

/** The map of business processes, its SOPs, and what the LKE asks of it. */
@Controller('api/v1/processes')
export class ProcessesController {
  constructor(
    private readonly map: ProcessMap,
    private readonly recorder: ProcessRecorder,
    private readonly table: ProcessImport,
  ) {}

  @Get()
  @Endpoint({
    summary: 'The map of business processes on a date, with and without SOPs, and the LKE answers that follow from it',
    access: 'figures.read',
    query: ProcessesQuerySchema,
    answer: ProcessesSchema,
  })
  on(@Asked() { query }: Ask<ProcessesQuery>): Promise<Processes> {
    return this.map.on(query);
  }

  @Post()
  @Endpoint({
    summary: 'Enter a process',
    access: 'register.govern',
    body: NewProcessSchema,
    answer: ProcessRecordedSchema,
  })
  enter(@Asked() { body, caller }: Ask<undefined, NewProcess>): Promise<ProcessRecorded> {
    return this.recorder.enter(body, caller);
  }

  @Post(':id/events')
  @Endpoint({
    summary: 'Rename a process, put a unit in charge, link or unlink an SOP, end it',
    access: 'register.govern',
    body: ProcessEventBodySchema,
    answer: ProcessRecordedSchema,
  })
  record(
    @Asked() { body, caller }: Ask<undefined, ProcessEventBody>,
    @Param('id') id: string,
  ): Promise<ProcessRecorded> {
    return this.recorder.record(id, body, caller);
  }

  @Post('table/preview')
  @Endpoint({
    summary: 'What a table of processes (XLSX, CSV or text) would record, row by row',
    access: 'register.govern',
    multipart: true,
    body: ProcessTableSchema,
    answer: ProcessTableViewSchema,
    status: 200,
    changesNothing: true,
  })
  @UseInterceptors(FileInterceptor('file', RECEIVED))
  preview(
    @Asked() { body }: Ask<undefined, ProcessTable>,
    @UploadedFile() file: ReceivedFile | undefined,
  ): Promise<ProcessTableView> {
    return this.table.preview(body, file?.buffer);
  }

  @Post('table')
  @Endpoint({
    summary: 'Record the rows of a table of processes that are right',
    access: 'register.govern',
    multipart: true,
    body: ProcessTableSchema,
    answer: ProcessTableViewSchema,
    status: 200,
  })
  @UseInterceptors(FileInterceptor('file', RECEIVED))
  commit(
    @Asked() { body, caller }: Ask<undefined, ProcessTable>,
    @UploadedFile() file: ReceivedFile | undefined,
  ): Promise<ProcessTableView> {
    return this.table.commit(body, file?.buffer, caller);
  }

  @Put('lke-cuts')
  @Endpoint({
    summary: 'Where the answers A to D of the LKE pass into each other',
    access: 'register.govern',
    body: NewLkeCutsSchema,
    status: 204,
  })
  setCuts(@Asked() { body, caller }: Ask<undefined, NewLkeCuts>): Promise<void> {
    return this.recorder.setCuts(body, caller);
  }
}
