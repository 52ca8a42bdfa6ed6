import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { ImportPreparation } from './import-preparation';
import { ImportsController } from './imports.controller';
import { ImportsRepository } from './imports.repository';
import { ImportsService } from './imports.service';
import { FileWorker } from './reading/file-worker';
import { RecordedSopsRepository } from './recorded-sops.repository';
import { RegisterPort } from './register-port';
import { RegisterRecorder } from './register-recorder';

/** Register files: rows to checked commands, preview, commit, undo. */
@Module({
  imports: [OrganisationModule, LedgerModule],
  controllers: [ImportsController],
  providers: [
    FileWorker,
    ImportPreparation,
    ImportsRepository,
    ImportsService,
    RecordedSopsRepository,
    { provide: RegisterPort, useClass: RegisterRecorder },
  ],
  exports: [ImportsService],
})
export class ImportsModule {}
