import { Controller, Get, Param, Post, UploadedFile, type StreamableFile } from '@nestjs/common';
import {
  NewTargetSchema,
  RetractionSchema,
  TableSchema,
  TargetsSchema,
  TargetViewSchema,
  type NewTargetBody,
  type Retraction,
  type Table,
  type MarkedQuery,
  type TableView,
  type TargetView,
  type TargetViews,
} from '@pantausop/contracts';
import { download, XLSX_TYPE } from '../files/download';
import type { ReceivedTable } from '../files/given-table';
import { tableMarked, tablePreview, tableRecord, TakesTable } from '../files/table-endpoints';
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
  @TakesTable()
  @Endpoint(tablePreview('targets', 'policy.manage', TableSchema))
  previewTable(
    @Asked() { body }: Ask<undefined, Table>,
    @UploadedFile() file: ReceivedTable | undefined,
  ): Promise<TableView> {
    return this.table.preview(body, file);
  }

  @Post('table/marked.xlsx')
  @TakesTable()
  @Endpoint(tableMarked('targets', 'policy.manage', TableSchema))
  async markedTable(
    @Asked() { query, body }: Ask<MarkedQuery, Table>,
    @UploadedFile() file: ReceivedTable | undefined,
  ): Promise<StreamableFile> {
    return download(await this.table.marked(body, file, query.language ?? 'id'), XLSX_TYPE, 'target-catatan.xlsx');
  }

  @Post('table')
  @TakesTable()
  @Endpoint(tableRecord('targets', 'policy.manage', TableSchema))
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
