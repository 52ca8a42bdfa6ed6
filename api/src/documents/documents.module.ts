import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { RegisterModule } from '../register/register.module';
import { DocumentReader } from './document-reader';
import { DocumentScope } from './document-scope';
import { DocumentsController } from './documents.controller';
import { DocumentsRepository } from './documents.repository';
import { DocumentsService } from './documents.service';
import { FileStore } from './file-store';
import { SopTemplateController } from './sop-template.controller';

/** The documents of SOPs: the files that people give, and what is read in them. */
@Module({
  imports: [FilesModule, OrganisationModule, RegisterModule],
  controllers: [DocumentsController, SopTemplateController],
  providers: [DocumentReader, DocumentScope, DocumentsRepository, DocumentsService, FileStore],
})
export class DocumentsModule {}
