import { Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import {
  NewReportScheduleSchema,
  ReportLetterSchema,
  ReportOptOutsSchema,
  ReportPreviewSchema,
  ReportRunSchema,
  ReportScheduleChangeSchema,
  ReportScheduleSchema,
  ReportSchedulesSchema,
  ReportScheduleVersionsSchema,
  type NewReportSchedule,
  type ReportLetterView,
  type ReportOptOuts,
  type ReportPreviewQuery,
  type ReportRun,
  type ReportSchedule,
  type ReportScheduleChange,
} from '@pantausop/contracts';
import { Asked, Endpoint, type Ask } from '../http';
import { ArchiveService } from './archive/archive.service';
import { UnsubscribeService } from './archive/unsubscribe.service';
import { PreviewService } from './runs/preview.service';
import { SchedulesService } from './schedules/schedules.service';

/** Which reports are sent to whom, and when. */
@Controller('api/v1/report-schedules')
export class SchedulesController {
  constructor(
    private readonly schedules: SchedulesService,
    private readonly previews: PreviewService,
    private readonly archive: ArchiveService,
    private readonly unsubscribing: UnsubscribeService,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Schedules of report mails, with their next three dates',
    access: 'reports.manage',
    answer: ReportSchedulesSchema,
  })
  async list(): Promise<{ items: ReportSchedule[] }> {
    return { items: await this.schedules.list() };
  }

  @Post()
  @Endpoint({
    summary: 'Add a schedule; it runs from now on',
    access: 'reports.manage',
    body: NewReportScheduleSchema,
    answer: ReportScheduleSchema,
  })
  add(@Asked() { body, caller }: Ask<undefined, NewReportSchedule>): Promise<ReportSchedule> {
    return this.schedules.add(body, caller);
  }

  @Get(':id')
  @Endpoint({ summary: 'One schedule', access: 'reports.manage', answer: ReportScheduleSchema })
  one(@Param('id') id: string): Promise<ReportSchedule> {
    return this.schedules.one(id);
  }

  @Get(':id/versions')
  @Endpoint({
    summary: 'What a schedule said, the newest first',
    access: 'reports.manage',
    answer: ReportScheduleVersionsSchema,
  })
  async versions(@Param('id') id: string) {
    return { items: await this.schedules.versions(id) };
  }

  @Get(':id/opt-outs')
  @Endpoint({
    summary: 'Addresses whose owners ended the mails of a schedule',
    access: 'reports.manage',
    answer: ReportOptOutsSchema,
  })
  optOuts(@Param('id') id: string): Promise<ReportOptOuts> {
    return this.unsubscribing.of(id);
  }

  @Delete(':id/opt-outs/:address')
  @Endpoint({
    summary: 'Send the mails of a schedule to an address again whose owner had ended them',
    access: 'reports.manage',
    status: 204,
  })
  takeBack(@Param('id') id: string, @Param('address') address: string): Promise<void> {
    return this.unsubscribing.takeBack(id, address);
  }

  @Patch(':id')
  @Endpoint({
    summary: 'Change a schedule from now on; dates that are past are not made up',
    access: 'reports.manage',
    body: ReportScheduleChangeSchema,
    answer: ReportScheduleSchema,
  })
  change(
    @Asked() { body, caller }: Ask<undefined, ReportScheduleChange>,
    @Param('id') id: string,
  ): Promise<ReportSchedule> {
    return this.schedules.change(id, body, caller);
  }

  @Post(':id/pause')
  @Endpoint({ summary: 'Pause a schedule', access: 'reports.manage', answer: ReportScheduleSchema, status: 200 })
  pause(@Param('id') id: string): Promise<ReportSchedule> {
    return this.schedules.pause(id);
  }

  @Post(':id/resume')
  @Endpoint({
    summary: 'Resume a schedule; what fell into the pause is not made up',
    access: 'reports.manage',
    answer: ReportScheduleSchema,
    status: 200,
  })
  resume(@Asked() { caller }: Ask, @Param('id') id: string): Promise<ReportSchedule> {
    return this.schedules.resume(id, caller);
  }

  @Delete(':id')
  @Endpoint({ summary: 'Delete a schedule; what was sent stays', access: 'reports.manage', status: 204 })
  remove(@Param('id') id: string): Promise<void> {
    return this.schedules.remove(id);
  }

  @Post(':id/preview')
  @Endpoint({
    summary: "The mail of a receiver byte for byte as it would be sent now, with today's figures",
    access: 'reports.manage',
    body: ReportPreviewSchema,
    answer: ReportLetterSchema,
    status: 200,
    changesNothing: true,
  })
  preview(
    @Asked() { body, caller }: Ask<undefined, ReportPreviewQuery>,
    @Param('id') id: string,
  ): Promise<ReportLetterView> {
    return this.previews.preview(id, body, caller);
  }

  @Post(':id/send-test')
  @Endpoint({
    summary: 'Send the report to oneself, marked [UJI]; no date of the schedule is touched',
    access: 'reports.manage',
    body: ReportPreviewSchema,
    answer: ReportRunSchema,
    status: 200,
  })
  async sendTest(
    @Asked() { body, caller }: Ask<undefined, ReportPreviewQuery>,
    @Param('id') id: string,
  ): Promise<ReportRun> {
    return this.archive.run(await this.previews.sendTest(id, body, caller), caller);
  }
}
