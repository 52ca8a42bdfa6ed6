import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module';
import { RegisterModule } from '../register/register.module';
import { ActionsController } from './actions.controller';
import { ActionsService } from './actions.service';
import { VerificationsRepository } from './verifications.repository';

/** The work on SOPs: what may be done next, and by whom. */
@Module({
  imports: [OrganisationModule, RegisterModule],
  controllers: [ActionsController],
  providers: [ActionsService, VerificationsRepository],
  exports: [VerificationsRepository],
})
export class WorkflowModule {}
