import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AccessModule } from '../access';
import { AuditModule } from '../audit';
import { MailModule } from '../mail';
import { OrganisationModule } from '../organisation/organisation.module';
import { ArchiveController } from './archive.controller';
import { ArchiveRepository } from './archive/archive.repository';
import { ArchiveService } from './archive/archive.service';
import { DeliveriesService } from './archive/deliveries.service';
import { DifferencesService } from './archive/differences.service';
import { UnsubscribeService } from './archive/unsubscribe.service';
import { Clockwork } from './clockwork';
import { OwnOptOutsController } from './own-opt-outs.controller';
import { PublicReportsController } from './public.controller';
import { ReportRunner } from './report-runner';
import { DemoSchedules } from './demo-schedules';
import { Preparation } from './runs/preparation.service';
import { PreviewService } from './runs/preview.service';
import { RunsRepository } from './runs/runs.repository';
import { SnapshotsRepository } from './runs/snapshots.repository';
import { SchedulesController } from './schedules.controller';
import { AudienceService } from './schedules/audience.service';
import { Planner } from './schedules/planner.service';
import { ScheduleView } from './schedules/schedule-view';
import { SchedulesRepository } from './schedules/schedules.repository';
import { SchedulesService } from './schedules/schedules.service';
import { WorkingCalendar } from './schedules/working-calendar';
import { LettersRepository } from './sending/letters.repository';
import { MessagesRepository } from './sending/messages.repository';
import { Sender } from './sending/sender.service';
import { NoticesRepository } from './watch/notices.repository';
import { NoticesService } from './watch/notices.service';
import { Watchdog } from './watch/watchdog.service';

/** A module that exports `ReportContent`. */
export type ReportContentSource = Type | DynamicModule;

/** Scheduled report mails: when, to whom, sealed, sent once, shown for ever. */
@Module({
  imports: [AccessModule, AuditModule, MailModule, OrganisationModule, ScheduleModule.forRoot()],
  controllers: [SchedulesController, ArchiveController, OwnOptOutsController, PublicReportsController],
  providers: [
    ArchiveRepository,
    ArchiveService,
    AudienceService,
    Clockwork,
    DeliveriesService,
    DemoSchedules,
    DifferencesService,
    LettersRepository,
    MessagesRepository,
    NoticesRepository,
    NoticesService,
    Planner,
    Preparation,
    PreviewService,
    ReportRunner,
    RunsRepository,
    SchedulesRepository,
    SchedulesService,
    ScheduleView,
    Sender,
    SnapshotsRepository,
    UnsubscribeService,
    Watchdog,
    WorkingCalendar,
  ],
  exports: [Clockwork, DemoSchedules, ReportRunner, SchedulesRepository],
})
export class ReportsModule {
  /** @param content exports `ReportContent` */
  static on(content: ReportContentSource): DynamicModule {
    return { module: ReportsModule, imports: [content] };
  }
}
