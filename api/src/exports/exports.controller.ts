import { Readable } from 'node:stream';
import { Controller, Get, StreamableFile } from '@nestjs/common';
import {
  BriefingQuerySchema,
  ChangesQuerySchema,
  MatrixQuerySchema,
  ProgressQuerySchema,
  RegisterExportQuerySchema,
  type BriefingQuery,
  type RegisterExportQuery,
} from '@pantausop/contracts';
import type { ChangesQuery } from '../compliance/analysis-question';
import type { MatrixQuery, ProgressQuery } from '../compliance/question';
import { Asked, Endpoint, type Ask } from '../http';
import { BriefingExport } from './briefing/briefing-export';
import { FigureExports, type ExportedFile } from './figure-exports';
import { RegisterExports } from './register-exports';

const CSV = 'text/csv';
const JSON_TYPE = 'application/json';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

/** What the screen shows as files in open formats: CSV (RFC 4180 with semicolons), JSON, XLSX and PPTX (ISO/IEC 29500). */
@Controller('api/v1/exports')
export class ExportsController {
  constructor(
    private readonly figures: FigureExports,
    private readonly register: RegisterExports,
    private readonly briefing: BriefingExport,
  ) {}

  @Get('matrix.xlsx')
  @Endpoint({
    summary: 'The matrix as XLSX: the map as on the screen, and one row of figures per unit and area',
    access: 'figures.read',
    query: MatrixQuerySchema,
    produces: XLSX,
  })
  async matrixXlsx(@Asked() { query, caller }: Ask<MatrixQuery>): Promise<StreamableFile> {
    return attached(await this.figures.matrix(query, caller, 'xlsx'), XLSX);
  }

  @Get('matrix.csv')
  @Endpoint({
    summary: 'The matrix as CSV: one row of figures per unit and area',
    access: 'figures.read',
    query: MatrixQuerySchema,
    produces: CSV,
  })
  async matrixCsv(@Asked() { query, caller }: Ask<MatrixQuery>): Promise<StreamableFile> {
    return attached(await this.figures.matrix(query, caller, 'csv'), CSV);
  }

  @Get('matrix.json')
  @Endpoint({
    summary: 'The matrix as a JSON file: the answer of the endpoint of the matrix',
    access: 'figures.read',
    query: MatrixQuerySchema,
    produces: JSON_TYPE,
  })
  async matrixJson(@Asked() { query, caller }: Ask<MatrixQuery>): Promise<StreamableFile> {
    return attached(await this.figures.matrix(query, caller, 'json'), JSON_TYPE);
  }

  @Get('progress.xlsx')
  @Endpoint({
    summary: 'A unit, or one area of it, over time as XLSX',
    access: 'figures.read',
    query: ProgressQuerySchema,
    produces: XLSX,
  })
  async progressXlsx(@Asked() { query, caller }: Ask<ProgressQuery>): Promise<StreamableFile> {
    return attached(await this.figures.progress(query, caller, 'xlsx'), XLSX);
  }

  @Get('progress.csv')
  @Endpoint({
    summary: 'A unit, or one area of it, over time as CSV',
    access: 'figures.read',
    query: ProgressQuerySchema,
    produces: CSV,
  })
  async progressCsv(@Asked() { query, caller }: Ask<ProgressQuery>): Promise<StreamableFile> {
    return attached(await this.figures.progress(query, caller, 'csv'), CSV);
  }

  @Get('progress.json')
  @Endpoint({
    summary: 'A unit, or one area of it, over time as a JSON file',
    access: 'figures.read',
    query: ProgressQuerySchema,
    produces: JSON_TYPE,
  })
  async progressJson(@Asked() { query, caller }: Ask<ProgressQuery>): Promise<StreamableFile> {
    return attached(await this.figures.progress(query, caller, 'json'), JSON_TYPE);
  }

  @Get('changes.xlsx')
  @Endpoint({
    summary: 'Why a figure changed as XLSX: one row per cause, and the SOPs behind them',
    access: 'figures.read',
    query: ChangesQuerySchema,
    produces: XLSX,
  })
  async changesXlsx(@Asked() { query, caller }: Ask<ChangesQuery>): Promise<StreamableFile> {
    return attached(await this.figures.changes(query, caller), XLSX);
  }

  @Get('register.xlsx')
  @Endpoint({
    summary: 'The register within your scope as XLSX in the columns of the import template, with every event',
    access: 'register.read',
    query: RegisterExportQuerySchema,
    produces: XLSX,
  })
  async registerXlsx(@Asked() { query, caller }: Ask<RegisterExportQuery>): Promise<StreamableFile> {
    return attached(await this.register.xlsx(query, caller), XLSX);
  }

  @Get('register.csv')
  @Endpoint({
    summary: 'The register within your scope as CSV in the columns of the import template: a snapshot of the day',
    access: 'register.read',
    query: RegisterExportQuerySchema,
    produces: CSV,
  })
  async registerCsv(@Asked() { query, caller }: Ask<RegisterExportQuery>): Promise<StreamableFile> {
    return attached(await this.register.csv(query, caller), CSV);
  }

  @Get('register.json')
  @Endpoint({
    summary: 'The register within your scope as JSON: each SOP with its remarks and every event',
    access: 'register.read',
    query: RegisterExportQuerySchema,
    produces: JSON_TYPE,
  })
  async registerJson(@Asked() { query, caller }: Ask<RegisterExportQuery>): Promise<StreamableFile> {
    return attached(await this.register.json(query, caller), JSON_TYPE);
  }

  @Get('briefing.pptx')
  @Endpoint({
    summary: 'The briefing for a meeting as PPTX: six slides with native charts that can be edited',
    access: 'figures.read',
    query: BriefingQuerySchema,
    produces: PPTX,
  })
  async briefingPptx(@Asked() { query, caller }: Ask<BriefingQuery>): Promise<StreamableFile> {
    return attached(await this.briefing.pptx(query, caller), PPTX);
  }
}

function attached({ content, name }: ExportedFile, type: string): StreamableFile {
  const options = {
    type: type === CSV ? `${CSV}; charset=utf-8` : type,
    disposition: `attachment; filename="${name}"`,
  };
  return content instanceof Readable ? new StreamableFile(content, options) : new StreamableFile(content, options);
}
