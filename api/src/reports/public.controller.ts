import { Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ReportVerificationSchema, type ReportVerification } from '@pantausop/contracts';
import type { Response } from 'express';
import { Endpoint } from '../http';
import { ArchiveService } from './archive/archive.service';
import { UNSUBSCRIBE_POLICY, unsubscribePage } from './archive/unsubscribe-page';
import { UnsubscribeService } from './archive/unsubscribe.service';

/** What anybody may do with a report in hand: prove it, or end such mails. */
@Controller('api/v1')
export class PublicReportsController {
  constructor(
    private readonly archive: ArchiveService,
    private readonly unsubscribing: UnsubscribeService,
  ) {}

  @Get('verify/:digest')
  @Endpoint({
    summary: 'Whether a SHA-256 digest is that of an issued report or of one of its files',
    access: 'public',
    answer: ReportVerificationSchema,
  })
  verify(@Param('digest') digest: string): Promise<ReportVerification> {
    return this.archive.verify(digest);
  }

  @Get('report-unsubscriptions/:token')
  @Endpoint({
    summary: 'The page that asks before report mails end; changes nothing',
    access: 'public',
    produces: 'text/html',
  })
  async ask(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const found = await this.unsubscribing.find(token);
    sendPage(response, unsubscribePage(found?.name ?? null, false));
  }

  @Post('report-unsubscriptions/:token')
  @Endpoint({
    summary: 'End the report mails of a schedule to one address (RFC 8058, one click)',
    access: 'public',
    produces: 'text/html',
    status: 200,
  })
  async end(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const name = await this.unsubscribing.end(token);
    sendPage(response, unsubscribePage(name, true));
  }
}

function sendPage(response: Response, page: string): void {
  response.setHeader('Content-Security-Policy', UNSUBSCRIBE_POLICY);
  response.type('html').send(page);
}
