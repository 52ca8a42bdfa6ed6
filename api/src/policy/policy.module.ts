import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module';
import { LedgerModule } from '../ledger/ledger.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { RegisterModule } from '../register/register.module';
import { AreaRulesController } from './area-rules.controller';
import { AreaRulesService } from './area-rules.service';
import { HolidaysController } from './holidays.controller';
import { HolidaysService } from './holidays.service';
import { PolicyRecorder } from './policy-recorder';
import { RulesetPreview } from './ruleset-preview';
import { RulesetsController } from './rulesets.controller';
import { RulesetsService } from './rulesets.service';
import { TargetTableImport } from './target-table-import';
import { TargetsController } from './targets.controller';
import { TargetsService } from './targets.service';

/** The dated rules of scoring as people keep them: rulesets, targets, area decisions, names of areas, holidays. */
@Module({
  imports: [FilesModule, OrganisationModule, LedgerModule, RegisterModule],
  controllers: [AreaRulesController, HolidaysController, RulesetsController, TargetsController],
  providers: [
    AreaRulesService,
    HolidaysService,
    PolicyRecorder,
    RulesetPreview,
    RulesetsService,
    TargetsService,
    TargetTableImport,
  ],
})
export class PolicyModule {}
