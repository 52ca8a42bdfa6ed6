import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access';
import { ActivityModule } from './activity/activity.module';
import { AuditModule } from './audit';
import { ComplianceModule } from './compliance/compliance.module';
import { ConfigModule, type Foundation } from './config';
import { DocumentsModule } from './documents/documents.module';
import { ExportsModule } from './exports/exports.module';
import { HealthModule } from './health/health.module';
import { HttpModule } from './http';
import { ImportsModule } from './imports/imports.module';
import { LetterheadModule } from './letterhead/letterhead.module';
import { PolicyModule } from './policy/policy.module';
import { ProcessesModule } from './processes/processes.module';
import { ReportsModule, type ReportContentSource } from './reports/reports.module';
import { RegisterModule } from './register/register.module';
import { UpkeepModule } from './upkeep/upkeep.module';
import { WorkflowModule } from './workflow/workflow.module';
import { OrganisationModule } from './organisation/organisation.module';
import { ReportContentModule } from './reports/content/report-content.module';
import { ReorganisationModule } from './reorganisation/reorganisation.module';
import { SetupModule } from './setup/setup.module';
import { TrainingModule } from './training/training.module';

/** The whole program on its foundation. A feature is added here. */
@Module({})
export class AppModule {
  /** @param reportContent exports `ReportContent`: what reports say */
  static on(foundation: Foundation, reportContent: ReportContentSource = ReportContentModule): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.on(foundation),
        HttpModule,
        AuditModule,
        HealthModule,
        OrganisationModule,
        AccessModule,
        RegisterModule,
        DocumentsModule,
        WorkflowModule,
        ImportsModule,
        ComplianceModule,
        ExportsModule,
        LetterheadModule,
        PolicyModule,
        ReorganisationModule,
        TrainingModule,
        ActivityModule,
        ProcessesModule,
        UpkeepModule,
        ReportsModule.on(reportContent),
        SetupModule,
      ],
    };
  }
}
