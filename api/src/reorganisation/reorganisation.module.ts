import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { FilesModule } from '../files/files.module';
import { LedgerModule } from '../ledger/ledger.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { RegisterModule } from '../register/register.module';
import { ReorganisationEffect } from './effect';
import { OperationPlanner } from './operation-planner';
import { OperationPreviews } from './operation-previews';
import { OperationRecorder } from './operation-recorder';
import { OperationRetractor } from './operation-retractor';
import { OperationsRepository } from './operations.repository';
import { OperationsView } from './operations-view';
import { ReorganisationController } from './reorganisation.controller';
import { UnitTableImport } from './unit-table-import';
import { UnitsOverTime } from './units-over-time';

/** Changes of the organisation with their decision for each SOP: preview, commit, list, retract; units over time. */
@Module({
  imports: [AuditModule, FilesModule, LedgerModule, OrganisationModule, RegisterModule],
  controllers: [ReorganisationController],
  providers: [
    OperationPlanner,
    OperationPreviews,
    OperationRecorder,
    OperationRetractor,
    OperationsRepository,
    OperationsView,
    ReorganisationEffect,
    UnitsOverTime,
    UnitTableImport,
  ],
  exports: [OperationRecorder],
})
export class ReorganisationModule {}
