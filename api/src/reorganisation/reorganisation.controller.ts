import { Controller, Get, Param, Post, UploadedFile, type StreamableFile } from '@nestjs/common';
import {
  CommitOperationSchema,
  DatedTableSchema,
  DecidedOperationSchema,
  OperationPreviewSchema,
  OperationSchema,
  OperationsSchema,
  RetractOperationSchema,
  UnitHistorySchema,
  UnitMarksQuerySchema,
  UnitMarksSchema,
  type CommitOperation,
  type DatedTable,
  type MarkedQuery,
  type DecidedOperationBody,
  type TableView,
  type Operation,
  type OperationPreview,
  type Operations,
  type RetractOperation,
  type UnitHistoryView,
  type UnitMarks,
  type UnitMarksQuery,
} from '@pantausop/contracts';
import { download, XLSX_TYPE } from '../files/download';
import type { ReceivedTable } from '../files/given-table';
import { tableMarked, tablePreview, tableRecord, TakesTable } from '../files/table-endpoints';
import { Asked, Endpoint, type Ask } from '../http';
import { OperationPreviews } from './operation-previews';
import { OperationRecorder } from './operation-recorder';
import { OperationRetractor } from './operation-retractor';
import { OperationsView } from './operations-view';
import { UnitTableImport } from './unit-table-import';
import { UnitsOverTime } from './units-over-time';

/** Changes of the organisation: preview first, then commit, perhaps retract. */
@Controller('api/v1/units')
export class ReorganisationController {
  constructor(
    private readonly previews: OperationPreviews,
    private readonly recorder: OperationRecorder,
    private readonly retractor: OperationRetractor,
    private readonly view: OperationsView,
    private readonly time: UnitsOverTime,
    private readonly table: UnitTableImport,
  ) {}

  @Post('operations/preview')
  @Endpoint({
    summary: 'What a change of the organisation would record, and its effect on figures',
    access: 'organisation.manage',
    body: DecidedOperationSchema,
    answer: OperationPreviewSchema,
    status: 200,
    changesNothing: true,
  })
  preview(@Asked() { body }: Ask<undefined, DecidedOperationBody>): Promise<OperationPreview> {
    return this.previews.preview(body);
  }

  @Post('operations')
  @Endpoint({
    summary: 'Record a change of the organisation as it was previewed; 409 when the register has changed since',
    access: 'organisation.manage',
    body: CommitOperationSchema,
    answer: OperationSchema,
  })
  async commit(@Asked() { body, caller }: Ask<undefined, CommitOperation>): Promise<Operation> {
    return this.view.one(await this.recorder.commit(body, caller));
  }

  @Get('operations')
  @Endpoint({
    summary: 'The changes of the organisation, the latest first',
    access: 'units.read',
    answer: OperationsSchema,
  })
  list(): Promise<Operations> {
    return this.view.list();
  }

  @Post('operations/:id/retraction')
  @Endpoint({
    summary: 'Take back a change of the organisation that should not be on record; 409 when something rests on it',
    access: 'organisation.manage',
    body: RetractOperationSchema,
    answer: OperationSchema,
  })
  async retract(
    @Asked() { body, caller }: Ask<undefined, RetractOperation>,
    @Param('id') id: string,
  ): Promise<Operation> {
    await this.retractor.retract(id, body.reason, caller);
    return this.view.one(id);
  }

  @Get('template.xlsx')
  @Endpoint({
    summary: 'The empty template of a table of units, with lists to choose from',
    access: 'units.read',
    produces: XLSX_TYPE,
  })
  async template(@Asked() _: Ask): Promise<StreamableFile> {
    return download(await this.table.template(), XLSX_TYPE, 'template-unit.xlsx');
  }

  @Post('table/preview')
  @TakesTable()
  @Endpoint(tablePreview('units', 'organisation.manage', DatedTableSchema))
  previewTable(
    @Asked() { body }: Ask<undefined, DatedTable>,
    @UploadedFile() file: ReceivedTable | undefined,
  ): Promise<TableView> {
    return this.table.preview(body, file);
  }

  @Post('table/marked.xlsx')
  @TakesTable()
  @Endpoint(tableMarked('units', 'organisation.manage', DatedTableSchema))
  async markedTable(
    @Asked() { query, body }: Ask<MarkedQuery, DatedTable>,
    @UploadedFile() file: ReceivedTable | undefined,
  ): Promise<StreamableFile> {
    return download(await this.table.marked(body, file, query.language ?? 'id'), XLSX_TYPE, 'unit-catatan.xlsx');
  }

  @Post('table')
  @TakesTable()
  @Endpoint(tableRecord('units', 'organisation.manage', DatedTableSchema))
  recordTable(
    @Asked() { body, caller }: Ask<undefined, DatedTable>,
    @UploadedFile() file: ReceivedTable | undefined,
  ): Promise<TableView> {
    return this.table.commit(body, file, caller);
  }

  @Get(':id/history')
  @Endpoint({ summary: 'The names, places and succession of a unit', access: 'units.read', answer: UnitHistorySchema })
  history(@Param('id') id: string): Promise<UnitHistoryView> {
    return this.time.history(id);
  }

  @Get(':id/marks')
  @Endpoint({
    summary: 'The days on which a unit, or the OPDs of a government, changed: marks of a line of figures',
    access: 'units.read',
    query: UnitMarksQuerySchema,
    answer: UnitMarksSchema,
  })
  marks(@Asked() { query }: Ask<UnitMarksQuery>, @Param('id') id: string): Promise<UnitMarks> {
    return this.time.marks(id, query);
  }
}
