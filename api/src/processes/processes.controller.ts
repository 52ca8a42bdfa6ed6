import { Controller, Get, Param, Post, Put, UploadedFile, type StreamableFile } from '@nestjs/common';
import {
  NewLkeCutsSchema,
  NewProcessSchema,
  ProcessesQuerySchema,
  ProcessesSchema,
  ProcessEventBodySchema,
  ProcessEventsSchema,
  ProcessRecordedSchema,
  DatedTableSchema,
  type NewLkeCuts,
  type NewProcess,
  type Processes,
  type ProcessesQuery,
  type ProcessEventBody,
  type ProcessEvents,
  type ProcessRecorded,
  type DatedTable,
  type MarkedQuery,
  type TableView,
} from '@pantausop/contracts';
import { download, XLSX_TYPE } from '../files/download';
import type { ReceivedTable } from '../files/given-table';
import { tableMarked, tablePreview, tableRecord, TakesTable } from '../files/table-endpoints';
import { Asked, Endpoint, type Ask } from '../http';
import { ProcessImport } from './process-import';
import { ProcessMap } from './process-map';
import { ProcessRecorder } from './process-recorder';

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

  @Get('template.xlsx')
  @Endpoint({
    summary: 'The empty template of a table of processes, with lists to choose from',
    access: 'figures.read',
    produces: XLSX_TYPE,
  })
  async template(@Asked() _: Ask): Promise<StreamableFile> {
    return download(await this.table.template(), XLSX_TYPE, 'template-peta-proses.xlsx');
  }

  @Get(':id/events')
  @Endpoint({ summary: 'What was recorded of a process', access: 'figures.read', answer: ProcessEventsSchema })
  events(@Asked() _: Ask, @Param('id') id: string): Promise<ProcessEvents> {
    return this.map.history(id);
  }

  @Post(':id/events')
  @Endpoint({
    summary: 'Rename a process, put a unit in charge, link or unlink an SOP, end it, or take an event back',
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
  @TakesTable()
  @Endpoint(tablePreview('processes', 'register.govern', DatedTableSchema))
  preview(
    @Asked() { body }: Ask<undefined, DatedTable>,
    @UploadedFile() file: ReceivedTable | undefined,
  ): Promise<TableView> {
    return this.table.preview(body, file);
  }

  @Post('table/marked.xlsx')
  @TakesTable()
  @Endpoint(tableMarked('processes', 'register.govern', DatedTableSchema))
  async markedTable(
    @Asked() { query, body }: Ask<MarkedQuery, DatedTable>,
    @UploadedFile() file: ReceivedTable | undefined,
  ): Promise<StreamableFile> {
    return download(await this.table.marked(body, file, query.language ?? 'id'), XLSX_TYPE, 'peta-proses-catatan.xlsx');
  }

  @Post('table')
  @TakesTable()
  @Endpoint(tableRecord('processes', 'register.govern', DatedTableSchema))
  commit(
    @Asked() { body, caller }: Ask<undefined, DatedTable>,
    @UploadedFile() file: ReceivedTable | undefined,
  ): Promise<TableView> {
    return this.table.commit(body, file, caller);
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
