import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module';
import { ComplianceModule } from '../compliance/compliance.module';
import { FilesModule } from '../files/files.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { RegisterModule } from '../register/register.module';
import { BriefingExport } from './briefing/briefing-export';
import { ExportsController } from './exports.controller';
import { FigureExports } from './figure-exports';
import { RegisterExports } from './register-exports';
import { ShownAnswers } from './shown-answers';
import { Workbooks } from './workbooks';

/** What the screen shows, to take away: tables, the register, the slides of a meeting. */
@Module({
  imports: [ActivityModule, ComplianceModule, FilesModule, OrganisationModule, RegisterModule],
  controllers: [ExportsController],
  providers: [BriefingExport, FigureExports, RegisterExports, ShownAnswers, Workbooks],
  exports: [ShownAnswers],
})
export class ExportsModule {}
