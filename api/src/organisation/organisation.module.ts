import { Module } from '@nestjs/common';
import { OrganisationController } from './organisation.controller';
import { OrganisationRepository } from './organisation.repository';
import { OrganisationService } from './organisation.service';
import { UnitsView } from './units-view';

/** Units over time, area decisions, targets; the clock of each government. */
@Module({
  controllers: [OrganisationController],
  providers: [OrganisationRepository, OrganisationService, UnitsView],
  exports: [OrganisationRepository, OrganisationService],
})
export class OrganisationModule {}
