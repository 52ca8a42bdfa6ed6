import type { FileLook } from '@pantausop/contracts';
import { answerOf, type FileAnswer } from '../../files/file-answer';
import { markedWorkbook, type Mark } from '../../files/marked-workbook';
import type { WorkbookLimits } from '../../files/workbook';
import type { SentRows } from '../../files/packed-rows';
import { readWorkbook } from './read-workbook';
import { lookIntoFile, readRegisterFile, sheetOfCsv, type ReadFile, type ReadRequest } from './register-reader';

export interface MarkRequest {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly limits: WorkbookLimits;
  readonly marks: readonly Mark[];
  readonly language: 'id' | 'en';
}

/** Work on the bytes of one register file, done beside the requests. */
export type FileJob =
  | { readonly kind: 'read' | 'look'; readonly request: ReadRequest }
  | { readonly kind: 'mark'; readonly request: MarkRequest };
export type FileJobResult =
  | {
      readonly kind: 'read';
      readonly file: Omit<ReadFile, 'rows'>;
      readonly rows: SentRows;
      /** the file's own, handed back */
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'look'; readonly look: FileLook }
  | { readonly kind: 'mark'; readonly bytes: Uint8Array };

/** Does the job. */
export const doFileJob = (job: FileJob): Promise<FileAnswer<FileJobResult>> => answerOf(resultOf(job));

async function resultOf(job: FileJob): Promise<FileJobResult> {
  switch (job.kind) {
    case 'read': {
      const { rows, ...file } = await readRegisterFile(job.request);
      return { kind: 'read', file, rows: rows.sent(), bytes: job.request.bytes };
    }
    case 'look':
      return { kind: 'look', look: await lookIntoFile(job.request) };
    case 'mark': {
      const { bytes, fileName, limits, marks, language } = job.request;
      const workbook = await readWorkbook(bytes, limits, sheetOfCsv(fileName));
      return { kind: 'mark', bytes: await markedWorkbook(workbook, marks, language) };
    }
  }
}
