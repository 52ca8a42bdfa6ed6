import { Controller, Get, StreamableFile } from '@nestjs/common';
import {
  AuditExportQuerySchema,
  AuditQuerySchema,
  AuditSchema,
  type Audit,
  type AuditExportQuery,
  type AuditQuery,
} from '@pantausop/contracts';
import { Asked, Endpoint, type Ask } from '../http';
import { AuditExport } from './audit-export';
import { AuditReader } from './audit-reader';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv; charset=utf-8';

/** The trail, for whoever may read it; nobody may write it. */
@Controller('api/v1')
export class AuditController {
  constructor(
    private readonly reader: AuditReader,
    private readonly files: AuditExport,
  ) {}

  @Get('audit')
  @Endpoint({
    summary: 'Who did what, when, from where; the newest first',
    access: 'audit.read',
    query: AuditQuerySchema,
    answer: AuditSchema,
  })
  page(@Asked() { query }: Ask<AuditQuery>): Promise<Audit> {
    return this.reader.page(query);
  }

  @Get('exports/audit.csv')
  @Endpoint({ summary: 'The same as CSV', access: 'audit.read', query: AuditExportQuerySchema, produces: 'text/csv' })
  async csv(@Asked() { query }: Ask<AuditExportQuery>): Promise<StreamableFile> {
    const type = { type: CSV, disposition: `attachment; filename="${this.files.name('csv')}"` };
    return new StreamableFile(await this.files.csv(query), type);
  }

  @Get('exports/audit.json')
  @Endpoint({
    summary: 'The same as JSON, one entry a line',
    access: 'audit.read',
    query: AuditExportQuerySchema,
    produces: 'application/json',
  })
  async json(@Asked() { query }: Ask<AuditExportQuery>): Promise<StreamableFile> {
    const type = { type: 'application/json', disposition: `attachment; filename="${this.files.name('json')}"` };
    return new StreamableFile(await this.files.json(query), type);
  }

  @Get('exports/audit.xlsx')
  @Endpoint({ summary: 'The same as XLSX', access: 'audit.read', query: AuditExportQuerySchema, produces: XLSX })
  async xlsx(@Asked() { query }: Ask<AuditExportQuery>): Promise<StreamableFile> {
    const type = { type: XLSX, disposition: `attachment; filename="${this.files.name('xlsx')}"` };
    return new StreamableFile(await this.files.xlsx(query), type);
  }
}
