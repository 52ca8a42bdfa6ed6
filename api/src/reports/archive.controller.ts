import { Controller, Get, Param, Post, Res, StreamableFile } from '@nestjs/common';
import {
  DeliveriesQuerySchema,
  DeliveriesSchema,
  DeliverySchema,
  ReportDifferencesSchema,
  ReportNoticesSchema,
  ReportRunSchema,
  ReportRunsQuerySchema,
  ReportRunsSchema,
  type Deliveries,
  type DeliveriesQuery,
  type Delivery,
  type ReportDifferences,
  type ReportNotices,
  type ReportRun,
  type ReportRuns,
  type ReportRunsQuery,
} from '@pantausop/contracts';
import type { Response } from 'express';
import { Asked, Endpoint, type Ask } from '../http';
import { ArchiveService } from './archive/archive.service';
import { DeliveriesService } from './archive/deliveries.service';
import { DifferencesService } from './archive/differences.service';
import { NoticesService } from './watch/notices.service';

/** What was sent, whether it arrived, and what went wrong: all of it to those who keep schedules, the own mails to everybody. */
@Controller('api/v1')
export class ArchiveController {
  constructor(
    private readonly archive: ArchiveService,
    private readonly decisions: DeliveriesService,
    private readonly corrections: DifferencesService,
    private readonly notices: NoticesService,
  ) {}

  @Get('report-runs')
  @Endpoint({
    summary: 'Runs of report schedules, the latest first',
    access: 'figures.read',
    query: ReportRunsQuerySchema,
    answer: ReportRunsSchema,
  })
  runs(@Asked() { query, caller }: Ask<ReportRunsQuery>): Promise<ReportRuns> {
    return this.archive.runs(query, caller);
  }

  @Get('report-runs/:id')
  @Endpoint({
    summary: 'One run: what was sealed, its files, its mails, who was left out and why',
    access: 'figures.read',
    answer: ReportRunSchema,
  })
  run(@Asked() { caller }: Ask, @Param('id') id: string): Promise<ReportRun> {
    return this.archive.run(id, caller);
  }

  @Post('report-runs/:id/retry')
  @Endpoint({
    summary: 'Make a run that failed or was skipped after all, with the next tick',
    access: 'reports.manage',
    answer: ReportRunSchema,
    status: 200,
  })
  makeUp(@Asked() { caller }: Ask, @Param('id') id: string): Promise<ReportRun> {
    return this.decisions.makeUp(id, caller);
  }

  @Get('report-runs/:id/differences')
  @Endpoint({
    summary: 'Figures of the sealed report that read otherwise by what was recorded after it',
    access: 'figures.read',
    answer: ReportDifferencesSchema,
  })
  differences(@Asked() { caller }: Ask, @Param('id') id: string): Promise<ReportDifferences> {
    return this.corrections.of(id, caller);
  }

  @Get('report-runs/:id/files/:digest')
  @Endpoint({
    summary: 'A file or picture as it was sent',
    access: 'figures.read',
    produces: 'application/octet-stream',
  })
  async file(
    @Asked() { caller }: Ask,
    @Param('id') id: string,
    @Param('digest') digest: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { bytes, mediaType, fileName } = await this.archive.file(id, digest, caller);
    response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'; frame-ancestors 'none'");
    const plain = fileName.replace(/[^\w.() -]/g, '_');
    const disposition = `attachment; filename="${plain}"`;
    return new StreamableFile(bytes, { type: mediaType, length: bytes.length, disposition });
  }

  @Get('deliveries')
  @Endpoint({
    summary: 'Mails of reports, those that did not arrive first',
    access: 'figures.read',
    query: DeliveriesQuerySchema,
    answer: DeliveriesSchema,
  })
  deliveries(@Asked() { query, caller }: Ask<DeliveriesQuery>): Promise<Deliveries> {
    return this.archive.deliveries(query, caller);
  }

  @Get('deliveries/:id')
  @Endpoint({
    summary: 'One mail: what was written, and every attempt to bring it',
    access: 'figures.read',
    answer: DeliverySchema,
  })
  delivery(@Asked() { caller }: Ask, @Param('id') id: string): Promise<Delivery> {
    return this.archive.delivery(id, caller);
  }

  @Post('deliveries/:id/retry')
  @Endpoint({
    summary: 'Send a mail that did not arrive again, under the same Message-ID',
    access: 'reports.manage',
    answer: DeliverySchema,
    status: 200,
  })
  retry(@Asked() { caller }: Ask, @Param('id') id: string): Promise<Delivery> {
    return this.decisions.retry(id, caller);
  }

  @Post('deliveries/:id/give-up')
  @Endpoint({
    summary: 'Give a mail up',
    access: 'reports.manage',
    answer: DeliverySchema,
    status: 200,
  })
  giveUp(@Asked() { caller }: Ask, @Param('id') id: string): Promise<Delivery> {
    return this.decisions.giveUp(id, caller);
  }

  @Get('report-notices')
  @Endpoint({
    summary: 'What went wrong with the schedules of the caller and was not seen yet',
    access: 'signed-in',
    answer: ReportNoticesSchema,
  })
  unseen(@Asked() { caller }: Ask): Promise<ReportNotices> {
    return this.notices.list(caller);
  }

  @Post('report-notices/:id/seen')
  @Endpoint({ summary: 'A notice was seen', access: 'signed-in', status: 204 })
  see(@Asked() { caller }: Ask, @Param('id') id: string): Promise<void> {
    return this.notices.see(id, caller);
  }
}
