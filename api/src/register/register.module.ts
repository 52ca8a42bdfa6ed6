import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { RegisterService } from './register.service';
import { SopsRepository } from './sops.repository';
import { UnitRecords } from './unit-records';

/** SOPs and their append-only events: recording them, and the register as of any date. */
@Module({
  imports: [OrganisationModule, LedgerModule],
  providers: [RegisterService, SopsRepository, UnitRecords],
  exports: [RegisterService, SopsRepository],
})
export class RegisterModule {}
