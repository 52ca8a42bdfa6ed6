import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { ComplianceController } from './compliance.controller';
import { ComplianceService } from './compliance.service';
import { FiguresReader } from './figures.reader';

/** Figures over units, areas and time: reads balances only. */
@Module({
  imports: [LedgerModule, OrganisationModule],
  controllers: [ComplianceController],
  providers: [ComplianceService, FiguresReader],
})
export class ComplianceModule {}
