import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { OrganisationModule } from '../organisation/organisation.module';
import { LetterheadController } from './letterhead.controller';
import { LetterheadRepository } from './letterhead.repository';
import { LetterheadService } from './letterhead.service';

/** Names, address and crest at the head of reports. */
@Module({
  imports: [AuditModule, OrganisationModule],
  controllers: [LetterheadController],
  providers: [LetterheadRepository, LetterheadService],
  exports: [LetterheadService],
})
export class LetterheadModule {}
