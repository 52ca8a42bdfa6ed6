import { Module } from '@nestjs/common';
import { FileThreads } from './file-threads';
import { TableReader } from './table-reader';

/** Reading of files that people upload: threads for the work, parts of zips, XML, workbooks. */
@Module({ providers: [FileThreads, TableReader], exports: [FileThreads, TableReader] })
export class FilesModule {}
