import { Module } from '@nestjs/common';
import { ActivityModule } from '../../activity/activity.module';
import { ExportsModule } from '../../exports/exports.module';
import { LedgerModule } from '../../ledger/ledger.module';
import { LetterheadModule } from '../../letterhead/letterhead.module';
import { OrganisationModule } from '../../organisation/organisation.module';
import { RegisterModule } from '../../register/register.module';
import { TrainingModule } from '../../training/training.module';
import { ReportContent } from '../report-content';
import { ComposedReports } from './composed-reports';
import { ReportRecord } from './facts/asked';
import { ReportFacts } from './facts/report-facts';
import { ReportRenderer } from './rendering/report-renderer';

/** What reports say and how they look: figures sealed, mails, papers and workbooks made of them. */
@Module({
  imports: [
    ActivityModule,
    ExportsModule,
    LedgerModule,
    LetterheadModule,
    OrganisationModule,
    RegisterModule,
    TrainingModule,
  ],
  providers: [ReportFacts, ReportRecord, ReportRenderer, { provide: ReportContent, useClass: ComposedReports }],
  exports: [ReportContent],
})
export class ReportContentModule {}
