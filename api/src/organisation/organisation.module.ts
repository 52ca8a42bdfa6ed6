import { Module } from '@nestjs/common';
import { OrganisationController } from './organisation.controller';
import { OrganisationRepository } from './organisation.repository';
import { OrganisationService } from './organisation.service';
import { PolicyRepository } from './policy.repository';
import { UnitChoicesView } from './unit-choices-view';
import { UnitsView } from './units-view';

/** Units over time, area decisions, targets, rulesets, holidays; the clock of each government. */
@Module({
  controllers: [OrganisationController],
  providers: [OrganisationRepository, OrganisationService, PolicyRepository, UnitChoicesView, UnitsView],
  exports: [OrganisationRepository, OrganisationService, PolicyRepository],
})
export class OrganisationModule {}
