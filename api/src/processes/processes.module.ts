import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { FilesModule } from '../files/files.module';
import { LedgerModule } from '../ledger/ledger.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { RegisterModule } from '../register/register.module';
import { ProcessImport } from './process-import';
import { ProcessMap } from './process-map';
import { ProcessRecorder } from './process-recorder';
import { ProcessesController } from './processes.controller';
import { ProcessesRepository } from './processes.repository';
import { SampleProcesses } from './sample-processes';

/** The map of business processes (PermenPANRB 19/2018) and the SOPs that work it out. */
@Module({
  imports: [AuditModule, FilesModule, LedgerModule, OrganisationModule, RegisterModule],
  controllers: [ProcessesController],
  providers: [ProcessImport, ProcessMap, ProcessRecorder, ProcessesRepository, SampleProcesses],
})
export class ProcessesModule {}
