import { Controller, Get, Param, Post, UploadedFile, UseInterceptors, type StreamableFile } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  NewTargetSchema,
  RetractionSchema,
  TableSchema,
  TableViewSchema,
  TargetsSchema,
  TargetViewSchema,
  type NewTargetBody,
  type Retraction,
  type Table,
  type TableView,
  type TargetView,
  type TargetViews,
} from '@pantausop/contracts';
import { download, XLSX_TYPE } from '../files/download';
import { RECEIVED_TABLE, type ReceivedTable } from '../files/given-table';
import { Asked, Endpoint, type Ask } from '../http';
import { TargetTableImport } from './target-table-import';
import { TargetsService } from './targets.service';

/** Targets of units. */
@Controller('api/v1/targets')
export class TargetsController {
  constructor(
    private readonly targets: TargetsService,
    private readonly table: TargetTableImport,
  ) {}

  @Get()
  @Endpoint({
    summary: 'The targets that stand, and whether they are reached',
    access: 'figures.read',
    answer: TargetsSchema,
  })
  list(): Promise<TargetViews> {
    return this.targets.list();
  }

  @Post()
  @Endpoint({ summary: 'Set a target', access: 'policy.manage', body: NewTargetSchema, answer: TargetViewSchema })
  add(@Asked() { body, caller }: Ask<undefined, NewTargetBody>): Promise<TargetView> {
    return this.targets.add(body, caller);
  }

  @Get('template.xlsx')
  @Endpoint({
    summary: 'The empty template of a table of targets, with lists to choose from',
    access: 'figures.read',
    produces: XLSX_TYPE,
  })
  async template(@Asked() _: Ask): Promise<StreamableFile> {
    return download(await this.table.template(), XLSX_TYPE, 'template-target.xlsx');
  }

  @Post('table/preview')
  @Endpoint({
    summary: 'What a table of targets (XLSX, CSV or text) would record, row by row',
    access: 'policy.manage',
    multipart: true,
    body: TableSchema,
    answer: TableViewSchema,
    status: 200,
    changesNothing: true,
  })
  @UseInterceptors(FileInterceptor('file', RECEIVED_TABLE))
  previewTable(
    @Asked() { body }: Ask<undefined, Table>,
    @UploadedFile() file: ReceivedTable | undefined,
  ): Promise<TableView> {
    return this.table.preview(body, file);
  }

  @Post('table')
  @Endpoint({
    summary: 'Record the rows of a table of targets that are right',
    access: 'policy.manage',
    multipart: true,
    body: TableSchema,
    answer: TableViewSchema,
    status: 200,
  })
  @UseInterceptors(FileInterceptor('file', RECEIVED_TABLE))
  recordTable(
    @Asked() { body, caller }: Ask<undefined, Table>,
    @UploadedFile() file: ReceivedTable | undefined,
  ): Promise<TableView> {
    return this.table.commit(body, file, caller);
  }

  @Post(':id/retraction')
  @Endpoint({ summary: 'Take back a target', access: 'policy.manage', body: RetractionSchema, status: 204 })
  retract(@Asked() { body, caller }: Ask<undefined, Retraction>, @Param('id') id: string): Promise<void> {
    return this.targets.retract(id, body.reason, caller);
  }
}
