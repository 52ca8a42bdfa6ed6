import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { FilesModule } from '../files/files.module';
import { LedgerModule } from '../ledger/ledger.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { ParticipantsService } from './participants.service';
import { TrainingCoverageService } from './training-coverage.service';
import { TrainingRepository } from './training.repository';
import { TrainingsController } from './trainings.controller';
import { TrainingsService } from './trainings.service';

/** SOP-AP trainings: batches, participants, coverage; balances are read for the index before and after. */
@Module({
  imports: [AuditModule, FilesModule, LedgerModule, OrganisationModule],
  controllers: [TrainingsController],
  providers: [ParticipantsService, TrainingCoverageService, TrainingRepository, TrainingsService],
  exports: [TrainingCoverageService, TrainingRepository],
})
export class TrainingModule {}
