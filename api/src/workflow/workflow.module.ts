import { Module } from '@nestjs/common';
import { AccessModule } from '../access';
import { ActivityModule } from '../activity/activity.module';
import { LedgerModule } from '../ledger/ledger.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { RegisterModule } from '../register/register.module';
import { ActionsController } from './actions.controller';
import { CatalogueController } from './catalogue.controller';
import { ActionsService } from './actions.service';
import { BulkController } from './bulk.controller';
import { BulkPreparation } from './bulk-preparation';
import { BulkRepository } from './bulk.repository';
import { BulkService } from './bulk.service';
import { CommentsController } from './comments.controller';
import { CommentsRepository } from './comments.repository';
import { CommentsService } from './comments.service';
import { SopWork } from './sop-work';
import { UnitWork } from './unit-work';
import { VerificationsRepository } from './verifications.repository';
import { WorkQueueController } from './work-queue.controller';
import { WorkQueueRepository } from './work-queue.repository';
import { WorkQueueService } from './work-queue.service';

/** The work on SOPs: what waits for whom, what may be done next, and what people say about it. */
@Module({
  imports: [AccessModule, ActivityModule, LedgerModule, OrganisationModule, RegisterModule],
  controllers: [ActionsController, BulkController, CatalogueController, CommentsController, WorkQueueController],
  providers: [
    ActionsService,
    BulkPreparation,
    BulkRepository,
    BulkService,
    CommentsRepository,
    CommentsService,
    SopWork,
    UnitWork,
    VerificationsRepository,
    WorkQueueRepository,
    WorkQueueService,
  ],
  exports: [VerificationsRepository],
})
export class WorkflowModule {}
