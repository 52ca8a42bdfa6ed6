import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { RegisterModule } from '../register/register.module';
import { AnalysisController } from './analysis.controller';
import { ChangesService } from './changes.service';
import { ComplianceController } from './compliance.controller';
import { ComplianceService } from './compliance.service';
import { ExplainService } from './explain.service';
import { FigureAnswers } from './figure-answers';
import { FigureViews } from './figure-views';
import { FiguresReader } from './figures.reader';
import { GapsService } from './gaps.service';
import { PredecessorsReader } from './predecessors.reader';
import { OutlookService } from './outlook.service';
import { OpdsReader } from './opds.reader';
import { RestatedReader } from './restated.reader';

/** Figures over units, areas and time: reads balances, and the register only to name the rows behind a figure. */
@Module({
  imports: [LedgerModule, OrganisationModule, RegisterModule],
  controllers: [ComplianceController, AnalysisController],
  providers: [
    ChangesService,
    ComplianceService,
    ExplainService,
    FigureAnswers,
    FigureViews,
    FiguresReader,
    GapsService,
    PredecessorsReader,
    OutlookService,
    OpdsReader,
    RestatedReader,
  ],
  exports: [ChangesService, ComplianceService, FigureAnswers, FiguresReader, OutlookService],
})
export class ComplianceModule {}
