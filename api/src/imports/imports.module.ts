import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { FilesModule } from '../files/files.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { RegisterModule } from '../register/register.module';
import { ImportMemoryRepository } from './import-memory.repository';
import { ImportPlans } from './import-plans';
import { ImportPreparation } from './import-preparation';
import { ImportRecording } from './import-recording';
import { ImportsController } from './imports.controller';
import { ImportsRepository } from './imports.repository';
import { ImportsService } from './imports.service';
import { FileWorker } from './reading/file-worker';

/** Register files: rows to checked commands, preview, commit, undo. */
@Module({
  imports: [AuditModule, FilesModule, OrganisationModule, RegisterModule],
  controllers: [ImportsController],
  providers: [
    FileWorker,
    ImportMemoryRepository,
    ImportPlans,
    ImportPreparation,
    ImportRecording,
    ImportsRepository,
    ImportsService,
  ],
  exports: [ImportsService],
})
export class ImportsModule {}
