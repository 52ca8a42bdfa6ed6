import { UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { MarkedQuerySchema, TableViewSchema, type Permission } from '@pantausop/contracts';
import type { z } from 'zod';
import { XLSX_TYPE } from './download';

/** Of a table as multer takes it: more than the reader does, so that the refusal can say what it takes. */
const RECEIVED = { limits: { fileSize: 8 * 1024 * 1024, files: 1 } };

/** Takes the file of a table beside its fields. Put it under `@Endpoint`. */
export const TakesTable = () => UseInterceptors(FileInterceptor('file', RECEIVED));

/** Declares the preview of a table. @param of what its rows are, e.g. `units` */
export const tablePreview = <B extends z.ZodType>(of: string, access: Permission, body: B) =>
  ({
    summary: `What a table of ${of} (XLSX, CSV or text) would record, row by row`,
    access,
    body,
    multipart: true,
    answer: TableViewSchema,
    status: 200,
    changesNothing: true,
  }) as const;

/** Declares the endpoint that records a table. */
export const tableRecord = <B extends z.ZodType>(of: string, access: Permission, body: B) =>
  ({
    summary: `Record the rows of a table of ${of} that are right`,
    access,
    body,
    multipart: true,
    answer: TableViewSchema,
    status: 200,
  }) as const;

/** Declares the endpoint that gives a table back with what is wrong beside each row. */
export const tableMarked = <B extends z.ZodType>(of: string, access: Permission, body: B) =>
  ({
    summary: `A table of ${of} (XLSX, CSV or text) given back as XLSX with what is wrong beside each row`,
    access,
    query: MarkedQuerySchema,
    body,
    multipart: true,
    produces: XLSX_TYPE,
    status: 200,
    changesNothing: true,
  }) as const;
