import { Module } from '@nestjs/common';
import { FileThreads } from './file-threads';

/** Reading of files that people upload: threads for the work, parts of zips, XML, workbooks. */
@Module({ providers: [FileThreads], exports: [FileThreads] })
export class FilesModule {}
